package dev.baton.core;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Blocking calls of an executor on the thread that drives a test scheduler: they run it, in virtual time. In a task they
 * are refused, unless the scheduler allows nested blocking.
 */
final class Blocking {
    private static final CompletableFuture<@Nullable Void> DONE = CompletableFuture.completedFuture(null);

    private Blocking() {}

    /** Returns the test scheduler behind a scheduler if the current thread drives it or may do so, else null. */
    static @Nullable DrivenScheduler drivenHere(Scheduler scheduler) {
        return scheduler.base() instanceof DrivenScheduler driven && driven.isDriverThread() ? driven : null;
    }

    /** Runs the scheduler until the stage is done. */
    static void run(DrivenScheduler driven, CompletableFuture<?> stage, String call) throws InterruptedException {
        check(driven, call);
        driven.runUntil(stage::isDone, call + " waits for what nothing left can do");
    }

    /** Runs the scheduler until the stage, which must not fail, is done or the time has passed. */
    static void run(DrivenScheduler driven, CompletableFuture<?> stage, Duration timeout, String call)
            throws InterruptedException, TimeoutException {
        check(driven, call);
        driven.blockOn(stage, timeout);
    }

    private static void check(DrivenScheduler driven, String call) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException(call + " was called on a thread that had been interrupted");
        }
        if (driven.currentTask() != null) {
            try {
                driven.blockOn(DONE); // which is allowed if the scheduler was built so
            } catch (IllegalStateException refused) {
                throw new IllegalStateException(call + " was called inside a task. " + refused.getMessage(), refused);
            }
        }
    }
}
