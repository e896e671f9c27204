package dev.baton.core.testing;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds out why a run failed, by executing it again: with recording on, with less reordering, with other endings. */
final class Explainer {
    private final Plan plan;
    private final Execution execution;

    Explainer(Plan plan) {
        this.plan = plan;
        this.execution = plan.execution();
    }

    ExplorationFailure explain(Found found, @Nullable String note) {
        Outcome first = found.outcome();
        Outcome again = execution.record(Prefix.all(first.decisions(), first.scheduler().clockJumps()), found.seed());
        boolean reproduced = !found.diverged() && again.isLike(first);
        Throwable cause = Objects.requireNonNull(reproduced ? again.failure() : first.failure());
        return new ExplorationFailure(found.seed(), found.how(), replay(found), cause, reproduced, again.trace());
    }

    private String replay(Found found) {
        return plan.maxSteps() == Exploration.EXPLORING_MAX_STEPS
                ? "TestScheduler.once(" + found.seed() + "L, scenario)"
                : "Exploration.of(scenario).seed(" + found.seed() + "L).iterations(1).maxSteps(" + plan.maxSteps() + ").run()";
    }
}
