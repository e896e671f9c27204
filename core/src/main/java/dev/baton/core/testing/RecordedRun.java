package dev.baton.core.testing;

import java.util.List;
import java.util.Optional;

/**
 * What ran in one run of a recording scheduler, step by step; early jumps of the clock are steps too.
 *
 * @param steps the steps in their order
 */
record RecordedRun(List<RecordedStep> steps) {
    /** Returns a task that could have run, as far as it was remembered. */
    Optional<RecordedTask> candidate(long identity) {
        return steps.stream()
                .flatMap(step -> step.others().stream())
                .filter(task -> task.identity() == identity)
                .findFirst();
    }
}
