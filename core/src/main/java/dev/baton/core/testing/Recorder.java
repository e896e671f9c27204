package dev.baton.core.testing;

import dev.baton.core.SessionId;
import dev.baton.core.Task;
import dev.baton.core.TaskNode;
import dev.baton.core.TaskLabel;
import dev.baton.core.trace.Trace;
import dev.baton.core.trace.TraceEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Remembers of each task where it came from, which ran when, what could have run instead, and what it began and has not
 * ended. Exists only while somebody wants to know.
 */
final class Recorder {
    static final int MOST_OTHERS = 32; // else a thousand ready tasks would make a million entries

    private static final int LONGEST_PATH = 48;

    private final Map<TaskNode, Origin> origins = new WeakHashMap<>();
    private final Map<TaskNode, Integer> steps = new WeakHashMap<>();
    private final List<TraceEntry> entries = new ArrayList<>();
    private final Map<TaskNode, RecordedTask> seen = new WeakHashMap<>();
    private final List<RecordedStep> run = new ArrayList<>();
    private final Waiters waiters = new Waiters();

    private boolean afterJump;
    private int failingStep;

    /** Notes the last step of the path: the index of a background task among its siblings, or the lane. */
    void spawned(TaskNode task, @Nullable TaskNode parent, String step) {
        Origin ofParent = parent == null ? null : origins.get(parent);
        String path = (ofParent == null ? "body" : ofParent.path()) + "/" + step;
        if (path.length() > LONGEST_PATH) {
            path = "…" + path.substring(path.length() - LONGEST_PATH + 1);
        }
        int parentStep = parent == null ? 0 : steps.getOrDefault(parent, 0);
        origins.put(task, new Origin(path, SpawnSite.find(), parentStep));
        seen.remove(task); // a periodic task comes back with another path
    }

    /** Notes that the clock jumped although a task was ready. */
    void jumped(long now, Candidates<?> candidates) {
        afterJump = true;
        run.add(step(null, now, candidates));
    }

    private RecordedStep step(@Nullable TaskNode chosen, long now, Candidates<?> candidates) {
        return new RecordedStep(
                chosen == null ? null : recorded(chosen),
                now,
                candidates.decisions().count(),
                candidates.others(MOST_OTHERS).stream().map(this::recorded).toList(),
                candidates.countOfOthers());
    }

    private RecordedTask recorded(TaskNode task) {
        return seen.computeIfAbsent(task, unseen -> {
            TestLane lane = Nodes.laneOf(task);
            Origin origin = origins.get(task);
            return new RecordedTask(
                    Nodes.id(task),
                    Report.quote(task),
                    lane == null ? "background" : lane.name(),
                    path(task),
                    origin == null ? null : origin.site(),
                    origin == null ? 0 : origin.parent());
        });
    }

    /** Returns the steps so far together with what could have run instead. */
    RecordedRun run() {
        return new RecordedRun(List.copyOf(run));
    }

    /** Notes that a task has ended, or has begun something that goes on. */
    void ended(TaskNode task) {
        waiters.ended(task);
    }

    /** Notes that a stage follows another. A task that has run lets go of what it ran, so its name is from before. */
    void attached(Task<?> stage, Task<?> source) {
        TaskNode work = Nodes.workOf(source);
        RecordedTask before = work == null ? null : seen.get(work);
        waiters.attached(stage, source, before != null ? before.name() : work != null ? Report.quote(work) : null);
    }

    Waiters waiters() {
        return waiters;
    }

    void ran(TaskNode task, long now, Candidates<?> candidates) {
        run.add(step(task, now, candidates));
        TestLane lane = Nodes.laneOf(task);
        Origin origin = origins.get(task);
        steps.put(task, entries.size() + 1);
        entries.add(new TraceEntry(
                entries.size() + 1,
                Duration.ofNanos(now),
                lane == null ? "background" : lane.name(),
                Nodes.libraryOf(task),
                Optional.ofNullable(task.label()).map(TaskLabel::name),
                Nodes.nameOf(task),
                path(task),
                Nodes.id(task),
                origin == null ? 0 : origin.parent(),
                Optional.ofNullable(task.session()).map(SessionId::name),
                site(task),
                afterJump));
        afterJump = false;
    }

    String path(TaskNode task) {
        Origin origin = origins.get(task);
        return origin == null ? "" : origin.path();
    }

    Optional<StackTraceElement> site(TaskNode task) {
        return Optional.ofNullable(origins.get(task)).map(Origin::site);
    }

    /** Notes that an error came up in the step that is running. */
    void errorReported() {
        if (failingStep == 0) {
            failingStep = entries.size();
        }
    }

    OptionalInt failingStep() {
        return failingStep == 0 ? OptionalInt.empty() : OptionalInt.of(failingStep);
    }

    Trace trace() {
        return new Trace(entries);
    }

    /** How a task came to be. */
    private record Origin(String path, @Nullable StackTraceElement site, int parent) {}
}
