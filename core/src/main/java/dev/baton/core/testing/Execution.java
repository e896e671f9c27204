package dev.baton.core.testing;

import dev.baton.core.exploration.ExplorationStrategy;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Executes a scenario once, with a scheduler of its own that is closed at the end. */
final class Execution {
    private final Scenario scenario;
    private final long maxSteps;
    private final boolean idleClock;
    private final @Nullable Consumer<? super Throwable> lateErrors;
    private volatile @Nullable TestScheduler current;
    private @Nullable Watchdog watchdog;

    Execution(
            Scenario scenario,
            long maxSteps,
            boolean idleClock,
            @Nullable Consumer<? super Throwable> lateErrors) {
        this.scenario = scenario;
        this.maxSteps = maxSteps;
        this.idleClock = idleClock;
        this.lateErrors = lateErrors;
    }

    /** Does work that executes runs on the current thread, and reports a run that does not end within the hang limit. */
    void watched(Plan plan, Runnable work) {
        try (Watchdog watching =
                Watchdog.watch(Thread.currentThread(), plan.hangLimit(), this::state, plan.hangs())) {
            watchdog = watching;
            work.run();
        }
    }

    /** Says what is running right now, for a thread that looks on. */
    String state() {
        TestScheduler running = current;
        return running == null ? "No run has begun." : "Run on " + running + ". " + running.activity();
    }

    /** Runs under a strategy that has been prepared; telling it that the run is over is left to the caller. */
    Outcome run(ExplorationStrategy strategy, @Nullable Long seed) {
        return run(strategy, seed, false);
    }

    /** Does the same with recording on, which yields trace and spawn sites. */
    Outcome record(ExplorationStrategy strategy, @Nullable Long seed) {
        return run(strategy, seed, true);
    }

    private Outcome run(ExplorationStrategy strategy, @Nullable Long seed, boolean recording) {
        TestScheduler scheduler = TestScheduler.builder()
                .exploring(strategy, seed, lateErrors)
                .maxSteps(maxSteps)
                .idleClock(idleClock)
                .captureSites(recording)
                .build();
        current = scheduler;
        if (watchdog != null) {
            watchdog.progress();
        }
        Throwable failure = null;
        try {
            scenario.run(scheduler);
        } catch (Throwable thrown) {
            failure = thrown;
        }
        if (failure == null && scheduler.driver().hitBound()) {
            failure = new LivelockError("A driving call threw a LivelockError, and the scenario swallowed it. A run that does"
                    + " not come to an end cannot pass; let the error through, raise the bound with maxSteps, or count"
                    + " such runs with endRunsAtBound()");
        }
        try {
            scheduler.close();
        } catch (Throwable atClose) {
            failure = ErrorLog.both(failure, atClose);
        }
        return new Outcome(failure, scheduler);
    }
}
