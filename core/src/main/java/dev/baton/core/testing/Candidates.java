package dev.baton.core.testing;

import dev.baton.core.TaskLabel;
import dev.baton.core.TaskNode;
import dev.baton.core.exploration.DecisionLog;
import dev.baton.core.exploration.ExplorationStrategy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Every task that may run next: ready background tasks, and the heads of lanes with no task on the stack.
 *
 * <p>Deprioritized ones are candidates only while there is no normal one. A lane takes the class of its head. The
 * oldest runs next unless there is a strategy, which is asked wherever there is a choice.
 */
final class Candidates {
    private final @Nullable ExplorationStrategy strategy;
    private final TaskArray normal;
    private final TaskArray last;
    private final Set<TaskLabel> deprioritized = new HashSet<>(0);
    private final DecisionLog decisions = new DecisionLog();

    Candidates(@Nullable ExplorationStrategy strategy) {
        this.strategy = strategy;
        this.normal = new TaskArray(strategy == null);
        this.last = new TaskArray(strategy == null);
    }

    DecisionLog decisions() {
        return decisions;
    }

    boolean isEmpty() {
        return normal.size() + last.size() == 0;
    }

    void add(TaskNode task) {
        (isLast(task) ? last : normal).add(task);
    }

    boolean remove(TaskNode task) {
        return normal.remove(task) || last.remove(task);
    }

    /** Takes out the task that runs next, or returns null. */
    @Nullable TaskNode poll() {
        TaskArray eligible = normal.size() > 0 ? normal : last;
        int count = eligible.size();
        if (count == 0) {
            return null;
        }
        int index = 0;
        if (count > 1 && strategy != null) {
            index = strategy.choose(count);
            if (index < 0 || index >= count) {
                throw new IllegalStateException("The exploration strategy " + strategy + " chose candidate " + index
                        + " of " + count + "; it must answer an index from 0 to " + (count - 1));
            }
            if (eligible.size() != count) {
                throw new IllegalStateException("The exploration strategy " + strategy
                        + " submitted, cancelled or ran tasks while it was asked to choose; it must only choose");
            }
            decisions.add(count, index);
        }
        TaskNode next = eligible.get(index);
        eligible.remove(next);
        return next;
    }

    void deprioritize(TaskLabel label) {
        if (!deprioritized.add(label)) {
            return;
        }
        List<TaskNode> moving = new ArrayList<>();
        for (int i = 0; i < normal.size(); i++) {
            if (isLast(normal.get(i))) {
                moving.add(normal.get(i));
            }
        }
        moving.forEach(task -> {
            normal.remove(task);
            last.add(task);
        });
    }

    boolean isDeprioritized(TaskLabel label) {
        return deprioritized.contains(label);
    }

    private boolean isLast(TaskNode task) {
        TaskLabel label = task.label();
        return label != null && !deprioritized.isEmpty() && deprioritized.contains(label);
    }

    /** Returns all candidates, normal ones first. */
    List<TaskNode> all() {
        List<TaskNode> tasks = new ArrayList<>(normal.size() + last.size());
        for (TaskArray array : List.of(normal, last)) {
            for (int i = 0; i < array.size(); i++) {
                tasks.add(array.get(i));
            }
        }
        return tasks;
    }
}
