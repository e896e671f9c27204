package dev.baton.conformance.mutants;

import dev.baton.conformance.DeprioritizationRules;
import dev.baton.core.Scheduler;
import dev.baton.core.SessionId;
import dev.baton.core.TaskLabel;
import dev.baton.core.TaskNode;
import dev.baton.core.testing.TestScheduler;

/** Bridges that lose on the way what a scheduler of ours was told. */
final class BrokenCores {
    private static final TaskLabel LOST = TaskLabel.of("lost");

    private BrokenCores() {}

    static Scheduler labelIgnored(Scheduler scheduler) {
        return new Interposed(scheduler, task -> task.labelIfAbsent(LOST));
    }

    static Scheduler queuedTaskNotMoved(Scheduler scheduler) {
        TestScheduler test = (TestScheduler) scheduler.base();
        return new Interposed(scheduler, task -> {
            if (!test.isDeprioritized(DeprioritizationRules.SLOW)) {
                task.labelIfAbsent(LOST);
            }
        });
    }

    static Scheduler foregroundInBackground(Scheduler scheduler) {
        return isForeground(scheduler) ? scheduler.base() : scheduler;
    }

    static Scheduler sessionOrderBroken(Scheduler scheduler) {
        return isForeground(scheduler)
                ? new Interposed(scheduler, task -> task.sessionIfAbsent(SessionId.create("each its own")))
                : scheduler;
    }

    static Scheduler sessionLost(Scheduler scheduler) {
        SessionId lost = SessionId.create("lost");
        return new Interposed(scheduler, (TaskNode task) -> task.sessionIfAbsent(lost));
    }

    static Scheduler limitIgnored(Scheduler scheduler) {
        return isLimited(scheduler) ? scheduler.base() : scheduler;
    }

    static Scheduler limitAsOneLane(Scheduler scheduler) {
        return isLimited(scheduler) ? scheduler.createWorker() : scheduler;
    }

    static Scheduler oneLaneForAll(Scheduler scheduler) {
        return scheduler.createWorker();
    }

    private static boolean isLimited(Scheduler scheduler) {
        return scheduler.toString().contains(".limitedTo(");
    }

    private static boolean isForeground(Scheduler scheduler) {
        return scheduler.toString().contains(".foreground()");
    }
}
