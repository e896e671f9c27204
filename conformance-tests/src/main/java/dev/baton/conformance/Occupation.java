package dev.baton.conformance;

import dev.baton.core.Scheduler;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;

/** Occupies the threads of a scheduler with tasks that wait, so that no other begins. */
final class Occupation {
    private final Scheduler scheduler;
    private final int threads;

    Occupation(Scheduler scheduler, int threads) {
        this.scheduler = scheduler;
        this.threads = threads;
    }

    /** Returns once every thread waits; the result lets them go. */
    Runnable begin() {
        CountDownLatch started = new CountDownLatch(threads);
        CountDownLatch release = new CountDownLatch(1);
        for (int i = 0; i < threads; i++) {
            scheduler.schedule(() -> {
                started.countDown();
                await(release);
            });
        }
        await(started);
        return release::countDown;
    }

    private static void await(CountDownLatch latch) {
        try {
            Assertions.assertTrue(
                    latch.await(RealTimeEnvironment.PATIENCE_SECONDS, TimeUnit.SECONDS), "The threads are held for too long");
        } catch (InterruptedException e) {
            throw new AssertionError("Interrupted while tasks are held", e);
        }
    }
}
