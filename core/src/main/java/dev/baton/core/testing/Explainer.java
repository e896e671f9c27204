package dev.baton.core.testing;

import dev.baton.core.exploration.DecisionLog;
import dev.baton.core.exploration.Replay;
import dev.baton.core.exploration.Schedule;
import dev.baton.core.exploration.ScheduleRecorder;
import dev.baton.core.exploration.Shrinking;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds out why a run failed, by executing it again: with recording on, with less reordering, with other endings. */
final class Explainer {
    private static final String NOT_SHRUNK = "The schedule could not be shrunk; it replays all decisions. ";
    private static final long MOST_CANDIDATES = 25_000_000; // else one run may take minutes
    private static final Duration MOST_TIME = Duration.ofSeconds(10);
    private static final long MOST_NANOS_OF_ALL = Duration.ofMinutes(1).toNanos();

    private final Plan plan;
    private final Execution execution;
    private final long start = System.nanoTime();

    Explainer(Plan plan) {
        this.plan = plan;
        this.execution = plan.execution();
    }

    /** Explains failures, and adds their seeds to the corpus. */
    List<ExplorationFailure> explain(List<Found> all, Corpus corpus) {
        List<ExplorationFailure> failures = new ArrayList<>();
        if (all.isEmpty()) {
            return failures;
        }
        execution.watched(plan, () -> all.forEach(found -> failures.add(explain(found, corpus.add(found)))));
        return failures;
    }

    /** Explains a failure; the note, if there is one, is added to what the report says. */
    private ExplorationFailure explain(Found found, @Nullable String note) {
        FailureText text = new FailureText(plan, found, note);
        ScheduleRecorder recorder = ScheduleRecorder.ofDecisions(repetition(found.outcome()));
        try {
            return explain(found, recorder, text);
        } catch (RuntimeException | Error obstacle) {
            return text.ofUnexplained(found.outcome(), obstacle, recorder.decisions());
        }
    }

    private ExplorationFailure explain(Found found, ScheduleRecorder recorder, FailureText text) {
        Outcome first = found.outcome();
        Outcome again = execution.record(recorder, found.seed());
        if (found.diverged() || !again.isLike(first)) {
            return text.ofDiverging(first, again, divergence(first, again), recorder.decisions());
        }
        Schedule schedule = recorder.decisions();
        Outcome shown = again;
        if (plan.shrinkRuns() == 0) {
            return text.ofExplained(shown, schedule, false, Optional.empty());
        }
        if (System.nanoTime() - start > MOST_NANOS_OF_ALL) {
            text.note(NOT_SHRUNK + "The failures before it had taken a minute.");
            return text.ofExplained(shown, schedule, false, Optional.empty());
        }
        Optional<Schedule> shrunk = shrink(schedule, again, found.seed(), text);
        if (shrunk.isPresent()) {
            Outcome repeated = execution.record(shrunk.get().replay(), found.seed());
            if (signature(repeated).equals(signature(again))) {
                schedule = shrunk.get();
                shown = repeated;
            } else {
                shrunk = Optional.empty();
                text.note(NOT_SHRUNK + "What was found did not fail again.");
            }
        }
        Optional<Inevitability.Culprit> culprit = new Inevitability(execution, shown, found.seed()).culprit();
        return text.ofExplained(shown, schedule, shrunk.isPresent(), culprit);
    }

    /** Runs the scenario by a schedule, and throws if it fails or the schedule does not fit. */
    void replay(Schedule schedule) {
        execution.watched(plan, () -> repeat(schedule));
    }

    private void repeat(Schedule schedule) {
        Replay replay = schedule.replay();
        Outcome outcome = execution.record(replay, null);
        Optional<String> misfit = replay.misfit();
        if (misfit.isPresent()) {
            throw new ScheduleMisfitError(
                    "The schedule no longer fits the scenario, which has changed since it was written, or is another. "
                            + misfit.get() + (outcome.failed() ? "" : " The run passed.")
                            + " Explore again for a schedule that fits.",
                    outcome.failure());
        }
        if (outcome.failed()) {
            Found found = new Found(0, 0, null, "replay of a schedule", outcome, false);
            throw new FailureText(plan, found, null).ofReplayed(outcome, schedule);
        }
    }

    private static Prefix repetition(Outcome outcome) {
        return Prefix.all(outcome.decisions(), outcome.clockJumps());
    }

    /** Returns where a third execution leaves the second, or what can be said about the first two if they are alike. */
    private String divergence(Outcome first, Outcome second) {
        Outcome third = execution.record(repetition(first), null);
        return Divergence.between(second.recordedRun(), third.recordedRun())
                .orElseGet(() -> first.hash() == second.hash()
                        ? "The tasks were the same in the same order, but the runs ended differently."
                        : "Two further executions agreed with each other, though not with the first: something was different"
                                + " in the run that failed, such as state that earlier runs had left behind.");
    }

    /** What waits in a deadlock is known only to runs that record, so there all attempts do. */
    private Optional<Schedule> shrink(Schedule found, Outcome failing, @Nullable Long seed, FailureText text) {
        if (candidates(failing.decisions()) > MOST_CANDIDATES) {
            text.note(NOT_SHRUNK + "Too many tasks were ready at once for that.");
            return Optional.empty();
        }
        FailureSignature signature = signature(failing);
        boolean records = failing.failure() instanceof DeadlockError;
        Shrinking.Result result = Shrinking.of(found, attempt -> {
                    Outcome outcome = records ? execution.record(attempt, seed) : execution.run(attempt, seed);
                    return signature(outcome).equals(signature);
                })
                .maxRuns(plan.shrinkRuns())
                .timeLimit(MOST_TIME)
                .run();
        if (result.schedule().isEmpty()) {
            text.note(NOT_SHRUNK + result.outcome());
        }
        return result.schedule();
    }

    /** Returns the candidates of all decisions together: to hold tasks back means to look at each of them. */
    private static long candidates(DecisionLog decisions) {
        long sum = 0;
        for (int i = 0; i < decisions.count(); i++) {
            sum += decisions.candidates(i);
        }
        return sum;
    }

    private static FailureSignature signature(Outcome outcome) {
        return FailureSignature.of(outcome.failure());
    }
}
