package dev.baton.conformance.mutants;

import dev.baton.conformance.Bridge;
import dev.baton.conformance.LibraryScheduler;
import dev.baton.core.Scheduler;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A scheduler that is wrong in one way, and the rules that must catch it.
 *
 * <p>Each stands for a mistake that authors of schedulers and bridges really make. The first rule named is the one that
 * is about the mistake; the others may break with it, and no further one.
 */
enum Mutant {
    LIFO_LANE(face(BrokenWorkers::lifo), "o1", "c6", "f3", "o3", "o5", "x3"),
    OVERLAPPING_LANE(face(BrokenWorkers::overlapping), "o2", "c5", "c6", "o1", "o3", "o5"),
    ACCEPTED_AFTER_DISPOSE(face(BrokenWorkers::neverClosed), "c6"),
    PENDING_KEPT_ON_DISPOSE(face(BrokenWorkers::keeping), "c5"),
    WORKER_KILLED_BY_A_THROW(face(BrokenWorkers::mortal), "e1"),
    DELAY_IGNORED(face(BrokenTime.IgnoredDelay::new), "t1", "o6", "t10", "t2", "t8"),
    DELAY_TRIPLED(face(BrokenTime.TripledDelay::new), "t2", "t10", "t11", "t9"),
    PERIOD_RUNS_ONCE(face(BrokenTime.RunsOnce::new), "t4", "c4", "d4", "f2", "t5"),
    PERIOD_DRIFTS(face(BrokenTime.Drifting::new), "t5", "d4"),
    NOW_FROZEN(face(BrokenTime.FrozenClock::new), "t6", "t7"),
    DELAY_POLLED(face(BrokenTime.Polled::new), "t10"),
    ONE_LANE_FOR_DELAYS(face(BrokenTime.OneLaneForDelays::new), "t11", "c5", "c6"),
    STATE_OUTLIVES_THE_RUN(face(BrokenDirect.Remembering::new), "x5", "f3", "o7", "x1", "x6", "x7", "x8"),
    DIRECT_TASKS_ON_A_STACK(face(BrokenDirect.Stacking::new), "x6", "f3", "f5", "o7", "x2", "x5", "x7", "x8"),
    SUBMISSION_FROM_OUTSIDE_DEFERRED(face(BrokenDirect.Deferring::new), "t12", "d3", "d6", "o7", "t10", "t9", "x8"),
    TWO_TASKS_FOR_ONE(face(BrokenDirect.Doubling::new), "x7"),
    HOOK_NOT_CALLED(face(BrokenHandles.HookForgotten::new), "a4"),
    NAME_HIDDEN(face(BrokenHandles.Nameless::new), "a2"),
    HANDLE_NEVER_DONE(face(BrokenHandles.NeverDone::new), "c3", "c1", "c5", "c7"),
    CANCELLED_TIMER_RETAINED(face(BrokenHandles.Retaining::new), "c8"),
    RUNNING_TASK_NOT_INTERRUPTED(face(Face::new), "c9"),
    INTERRUPT_HITS_THE_NEXT(face(BrokenHandles.Interrupting::new), "c9"),
    GRACEFUL_END_CUTS_SHORT(face(BrokenHandles.CuttingShort::new), "c10", "c8"),
    INSTALLATION_STAYS(new BrokenLibrary(true, true), "a5"),
    BLOCKING_CALL_RUNS_EVERYTHING(new BrokenLibrary(false, false), "a6"),
    ERROR_SWALLOWED(face(BrokenHandles.Swallowing::new), "e3", "e4"),
    LABEL_IN_CONTEXT_UNREAD(face(BrokenContexts.LabelUnread::new), "d7", "d8"),
    LABEL_IN_CONTEXT_READ_LATE(face(BrokenContexts.LabelReadLate::new), "d8"),
    SESSION_IN_CONTEXT_UNREAD(face(BrokenContexts.SessionUnread::new), "s4"),
    LABEL_IGNORED(core(BrokenCores::labelIgnored), "d1", "d2", "d3", "d4", "d5"),
    QUEUED_TASK_NOT_MOVED(core(BrokenCores::queuedTaskNotMoved), "d5"),
    FOREGROUND_IN_BACKGROUND(core(BrokenCores::foregroundInBackground), "f1", "f2", "f3", "f4", "f5", "f6"),
    IN_PLACE_ANYWHERE(face(BrokenDirect.InPlaceAnywhere::new), "f7"),
    SESSION_ORDER_BROKEN(core(BrokenCores::sessionOrderBroken), "f3", "f5", "f6"),
    LIMIT_IGNORED(core(BrokenCores::limitIgnored), "o7", "x8"),
    LIMIT_AS_ONE_LANE(core(BrokenCores::limitAsOneLane), "x8"),
    SESSION_LOST(core(BrokenCores::sessionLost), "s1", "f3", "s2", "s3"),
    ONE_LANE_FOR_ALL(core(BrokenCores::oneLaneForAll), "x2", "c7", "s2", "t10", "t11", "x3", "x4", "x5", "x6", "x7", "x8");

    private final Bridge bridge;
    private final String rule;
    private final Set<String> others;

    Mutant(Bridge bridge, String rule, String... others) {
        this.bridge = bridge;
        this.rule = rule;
        this.others = Set.of(others);
    }

    /** Returns a bridge whose face is broken. */
    private static Bridge face(UnaryOperator<LibraryScheduler> mutation) {
        return scheduler -> mutation.apply(Bridge.none().over(scheduler));
    }

    /** Returns a bridge over a broken scheduler. */
    private static Bridge core(UnaryOperator<Scheduler> mutation) {
        return scheduler -> Bridge.none().over(mutation.apply(scheduler));
    }

    Bridge bridge() {
        return bridge;
    }

    /** Returns true if it has a context and reads it, however badly. */
    boolean hasContext() {
        return this == LABEL_IN_CONTEXT_UNREAD || this == LABEL_IN_CONTEXT_READ_LATE || this == SESSION_IN_CONTEXT_UNREAD;
    }

    /** Returns true if the mistake shows on real threads only. */
    boolean needsThreads() {
        return threads() > 0;
    }

    /** Returns how many threads it needs. */
    int threads() {
        return switch (this) {
            case OVERLAPPING_LANE -> 4;
            case RUNNING_TASK_NOT_INTERRUPTED, INTERRUPT_HITS_THE_NEXT -> 1;
            default -> 0;
        };
    }

    /** Returns the id of the rule that is about the mistake. */
    String rule() {
        return rule;
    }

    /** Returns the ids of the rules that may break with it. */
    Set<String> others() {
        return others;
    }
}
