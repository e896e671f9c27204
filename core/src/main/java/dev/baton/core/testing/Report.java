package dev.baton.core.testing;

import dev.baton.core.TaskNode;
import dev.baton.core.TimerQueue;
import dev.baton.core.trace.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Puts the state of a run into words. */
final class Report {
    private static final int MOST_LISTED = 100;
    private static final String SITES_HINT = "\nTo see where each task was spawned, build the scheduler with captureSites(true).";
    private static final String WAITS_HINT = "\nTo see which tasks wait for what and where each was spawned, build the"
            + " scheduler with captureSites(true).";

    private final RunLoop loop;
    private final @Nullable Recorder recorder;

    Report(RunLoop loop) {
        this.loop = loop;
        this.recorder = loop.recorder();
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

    /** Says what is running; any thread may ask, and on another than the driver's the answer is a guess. */
    static String running(RunLoop loop) {
        TaskNode running = loop.current();
        return (running == null ? "No task is running" : "Task " + quote(running) + " is running")
                + ", at step " + loop.steps() + " and virtual time " + VirtualTime.format(Duration.ofNanos(loop.now())) + ".";
    }

    /** Names a task inside a sentence. */
    static String quote(TaskNode task) {
        return Nodes.nameOf(task) + (task.label() == null ? "" : " [" + task.label() + "]");
    }

    /** Names a task together with the line that spawned it, if that is known. */
    String named(TaskNode task) {
        Optional<StackTraceElement> site = recorder == null ? Optional.empty() : recorder.site(task);
        return quote(task) + site.map(line -> ", spawned at " + line).orElse("");
    }

    String sitesHint() {
        return recorder == null ? SITES_HINT : "";
    }

    /** Says what a stage waits for that the driver waits for. */
    String waitTarget(@Nullable CompletionStage<?> awaited) {
        return new WaitSet(recorder).target(awaited);
    }

    /** Lists what waits and what is pending. */
    String waiting() {
        return new WaitSet(recorder).list() + lines(pendingTasks()) + (recorder == null ? WAITS_HINT : "");
    }

    /** Returns the sorted names of what waits. */
    String waitSet(List<String> blocked) {
        List<String> names = new ArrayList<>(blocked);
        names.addAll(new WaitSet(recorder).names());
        loop.pending().forEach(task -> names.add("pending " + quote(task)));
        return String.join(", ", names.stream().sorted().toList());
    }

    String list(List<PendingTask> tasks) {
        return lines(tasks) + (tasks.isEmpty() ? "" : sitesHint());
    }

    private static String lines(List<PendingTask> tasks) {
        if (tasks.isEmpty()) {
            return "\nPending tasks: none.";
        }
        StringBuilder text = new StringBuilder("\nPending tasks (").append(tasks.size()).append("):");
        tasks.stream().limit(MOST_LISTED).forEach(task -> text.append("\n  ").append(task.describe()));
        if (tasks.size() > MOST_LISTED) {
            text.append("\n  … and ").append(tasks.size() - MOST_LISTED).append(" more");
        }
        return text.toString();
    }

    String nextDue() {
        long deadline = loop.timers().nextDeadline();
        return deadline == TimerQueue.NEVER
                ? "\nNext due: nothing."
                : "\nNext due: at virtual time " + VirtualTime.format(Duration.ofNanos(deadline)) + ".";
    }
}
