package dev.baton.core.testing;

import dev.baton.core.TaskNode;
import dev.baton.core.trace.VirtualTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts the state of a run into words. */
final class Report {
    private static final int MOST_LISTED = 100;
    private static final String SITES_HINT = "\nTo see where each task was spawned, build the scheduler with captureSites(true).";

    private final RunLoop loop;
    private final @Nullable Recorder recorder;

    Report(RunLoop loop, @Nullable Recorder recorder) {
        this.loop = loop;
        this.recorder = recorder;
    }

    List<PendingTask> pendingTasks() {
        return loop.pending().stream().map(this::describe).toList();
    }

    private PendingTask describe(TaskNode task) {
        long deadline = loop.timers().deadlineOf(task);
        Optional<Duration> due = deadline == TimerQueue.NEVER
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(Math.max(0, deadline - loop.now())));
        TestLane lane = Nodes.laneOf(task);
        return new PendingTask(
                task.id(),
                Nodes.nameOf(task),
                Nodes.libraryOf(task),
                Optional.ofNullable(task.label()),
                Optional.ofNullable(task.session()),
                lane == null ? "background" : lane.name(),
                due,
                recorder == null ? Long.toHexString(Nodes.id(task)) : recorder.path(task),
                recorder == null ? Optional.empty() : recorder.site(task));
    }

    String now() {
        return VirtualTime.format(Duration.ofNanos(loop.now()));
    }

    /** Names a task inside a sentence. */
    static String quote(TaskNode task) {
        return Nodes.nameOf(task) + (task.label() == null ? "" : " [" + task.label() + "]");
    }

    String list(List<PendingTask> tasks) {
        if (tasks.isEmpty()) {
            return "\nPending tasks: none.";
        }
        StringBuilder text = new StringBuilder("\nPending tasks (").append(tasks.size()).append("):");
        tasks.stream().limit(MOST_LISTED).forEach(task -> text.append("\n  ").append(task.describe()));
        if (tasks.size() > MOST_LISTED) {
            text.append("\n  … and ").append(tasks.size() - MOST_LISTED).append(" more");
        }
        return text.append(recorder == null ? SITES_HINT : "").toString();
    }

    String nextDue() {
        long deadline = loop.timers().nextDeadline();
        return deadline == TimerQueue.NEVER
                ? "\nNext due: nothing."
                : "\nNext due: at virtual time " + VirtualTime.format(Duration.ofNanos(deadline)) + ".";
    }

    String frequencies(Map<String, Integer> counts) {
        int total = counts.values().stream().mapToInt(Integer::intValue).sum();
        StringBuilder text = new StringBuilder("\nOf the last " + total + " tasks:");
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_LISTED)
                .forEach(entry -> text.append("\n  ").append(entry.getValue()).append(" × ").append(entry.getKey()));
        return text.toString();
    }
}
