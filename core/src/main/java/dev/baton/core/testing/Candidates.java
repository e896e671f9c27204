package dev.baton.core.testing;

import dev.baton.core.TaskLabel;
import dev.baton.core.TaskNode;
import dev.baton.core.exploration.DecisionLog;
import dev.baton.core.exploration.ExplorationStrategy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Every task that may run next: ready background tasks, and the heads of lanes with no task on the stack.
 *
 * <p>Deprioritized ones are candidates only while there is no normal one. A lane takes the class of its head.
 *
 * @param <R> how they are kept: it depends on who chooses
 */
abstract class Candidates<R extends ReadyTasks> {
    private final R normal;
    private R last; // the normal ones too, as long as no label is deprioritized
    private R eligible;
    private @Nullable Set<TaskLabel> deprioritized;

    Candidates(R normal) {
        this.normal = normal;
        this.last = normal;
        this.eligible = normal;
    }

    /** Returns a class without tasks. */
    abstract R none();

    /** Returns candidates of which the oldest runs next, or those of a strategy. */
    static Candidates<?> of(@Nullable ExplorationStrategy strategy, boolean idleClock) {
        return strategy == null ? new OldestFirst() : new Chosen(strategy, idleClock);
    }

    /**
     * Takes out the task that runs next, or returns null: there is none, or the clock is to jump.
     *
     * @param time virtual nanoseconds
     * @param jumpPossible true if a timer is due within the limit of the running call; then null means a jump
     */
    abstract @Nullable TaskNode poll(long time, boolean jumpPossible);

    /** Returns the decisions taken so far. */
    abstract DecisionLog decisions();

    /** Returns how many early jumps the strategy may take in the whole run. */
    abstract int clockJumps();

    /** Returns true if the strategy may still let the clock jump early. */
    abstract boolean hasJumps();

    /** Returns the tasks of the class that is to run now. */
    final R eligible() {
        return eligible;
    }

    /** Finds out which class is to run now. */
    final R elect() {
        eligible = normal.isEmpty() ? last : normal;
        return eligible;
    }

    final boolean isEmpty() {
        return normal.isEmpty() && last.isEmpty();
    }

    final void add(TaskNode task, int order) {
        classOf(task).add(task, order);
    }

    final void remove(TaskNode task) {
        classOf(task).remove(task);
    }

    private R classOf(TaskNode task) {
        return deprioritized != null && isLast(task) ? last : normal;
    }

    private boolean isLast(TaskNode task) {
        TaskLabel label = task.label();
        return label != null && isDeprioritized(label);
    }

    final boolean isDeprioritized(TaskLabel label) {
        return deprioritized != null && deprioritized.contains(label);
    }

    /** Makes tasks of a label, queued ones too, come last; returns false if they do already. */
    boolean deprioritize(TaskLabel label) {
        if (deprioritized == null) {
            deprioritized = new HashSet<>();
            last = none();
        }
        if (!deprioritized.add(label)) {
            return false;
        }
        for (ReadyTask ready : listOf(normal)) {
            if (isLast(ready.task())) {
                normal.remove(ready.task());
                last.add(ready.task(), ready.order());
            }
        }
        return true;
    }

    private static List<ReadyTask> listOf(ReadyTasks... classes) {
        List<ReadyTask> tasks = new ArrayList<>();
        for (ReadyTasks tasksOfClass : classes) {
            tasksOfClass.addAllTo(tasks);
        }
        return tasks;
    }

    /** Returns how many tasks could have run instead of the one polled last. */
    final int countOfOthers() {
        return eligible.size();
    }

    /** Returns what could have run instead of the task polled last, the oldest first; of very many the same few. */
    final List<TaskNode> others(int most) {
        return listOf(eligible).stream().limit(most).sorted(byOrder()).map(ReadyTask::task).toList();
    }

    /** Returns all candidates, normal ones first. */
    final List<ReadyTask> all() {
        return last == normal ? listOf(normal) : listOf(normal, last);
    }

    static Comparator<ReadyTask> byOrder() {
        return (one, other) -> one.order() - other.order();
    }
}
