package dev.baton.core.testing;

import dev.baton.core.trace.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The first step at which two runs of the same schedule went apart, in words.
 *
 * <p>The same choices must give the same candidates at the same virtual time. Where they do not, something besides the
 * scheduler decided; the tasks that are candidates in one run only name the task that spawned them, and so the code in
 * which it was decided.
 */
final class Divergence {
    private static final String CAUSES = """

            Something besides the scheduler decided this. Typical causes, to look for in the tasks named above:
              - state shared by runs: a static field, a cache, a counter, a singleton, a mock that is not reset
              - the wall clock or System.nanoTime; take the time from scheduler.now(), nanoTime() or asClock()
              - Math.random, ThreadLocalRandom, UUID.randomUUID, a Random without a fixed seed
              - the order of Set.of and Map.of, which is drawn anew in each process
              - the order of a HashSet or HashMap of objects without hashCode, or System.identityHashCode
              - another thread: the common pool, parallelStream, a library's default scheduler
              - what the garbage collector does: weak references, cleaners""";

    private final List<RecordedStep> one;
    private final List<RecordedStep> other;
    private final int index;

    private Divergence(List<RecordedStep> one, List<RecordedStep> other, int index) {
        this.one = one;
        this.other = other;
        this.index = index;
    }

    /** Returns where two runs of the same schedule went apart, or nothing if they ran the same tasks. */
    static Optional<String> between(RecordedRun one, RecordedRun other) {
        int common = Math.min(one.steps().size(), other.steps().size());
        int index = 0;
        while (index < common && one.steps().get(index).equals(other.steps().get(index))) {
            index++;
        }
        return index == common && one.steps().size() == other.steps().size()
                ? Optional.empty()
                : Optional.of(new Divergence(one.steps(), other.steps(), index).toString());
    }

    /** Returns the report. */
    @Override
    public String toString() {
        RecordedStep first = stepOf(one);
        RecordedStep second = stepOf(other);
        int decisions = index == 0 ? 0 : one.get(index - 1).decisions();
        return "Two runs of the same schedule went apart at step " + (index + 1)
                + ", after " + decisions + (decisions == 1 ? " decision: " : " decisions: ") + what(first, second) + "."
                + (index == 0
                        ? "\nNo task had run before."
                        : "\nThe last task that both ran, in step " + index + ":\n  " + name(one.get(index - 1)))
                + candidates("first", first, second)
                + candidates("second", second, first)
                + next("first", first)
                + next("second", second)
                + CAUSES;
    }

    private @Nullable RecordedStep stepOf(List<RecordedStep> steps) {
        return index < steps.size() ? steps.get(index) : null;
    }

    private static String what(@Nullable RecordedStep first, @Nullable RecordedStep second) {
        if (first == null || second == null) {
            return "the " + (first == null ? "first" : "second") + " run was over, the other went on";
        }
        if (first.now() != second.now()) {
            return "the clock showed " + time(first) + " in the first run and " + time(second) + " in the second";
        }
        if (!all(first).equals(all(second)) || first.count() != second.count()) {
            return "the candidates differ, at virtual time " + time(first);
        }
        return Objects.equals(first.chosen(), second.chosen())
                ? "the candidates became ready in another order, at virtual time " + time(first)
                : "the candidates are the same and another one was chosen, at virtual time " + time(first);
    }

    private static String time(RecordedStep step) {
        return VirtualTime.format(Duration.ofNanos(step.now()));
    }

    private static Set<RecordedTask> all(RecordedStep step) {
        return new HashSet<>(list(step));
    }

    private static List<RecordedTask> list(RecordedStep step) {
        List<RecordedTask> tasks = new ArrayList<>();
        if (step.chosen() != null) {
            tasks.add(step.chosen());
        }
        tasks.addAll(step.others());
        return tasks;
    }

    private static String candidates(String run, @Nullable RecordedStep step, @Nullable RecordedStep elsewhere) {
        if (step == null) {
            return "\nCandidates in the " + run + " run: none.";
        }
        Set<RecordedTask> both = elsewhere == null ? Set.of() : all(elsewhere);
        StringBuilder text = new StringBuilder("\nCandidates in the ").append(run).append(" run:");
        for (RecordedTask task : list(step)) {
            text.append("\n  ").append(task.describe()).append(both.contains(task) ? "" : " (in this run only)");
        }
        if (step.count() > step.others().size()) {
            text.append("\n  … and ").append(step.count() - step.others().size()).append(" more");
        }
        return text.toString();
    }

    private static String next(String run, @Nullable RecordedStep step) {
        return "\nNext in the " + run + " run: " + (step == null ? "nothing" : name(step));
    }

    private static String name(RecordedStep step) {
        return step.chosen() == null ? "an early jump of the clock" : step.chosen().describe();
    }
}
