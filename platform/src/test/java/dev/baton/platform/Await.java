package dev.baton.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Waits for other threads, with a bound that only a hanging test reaches. */
final class Await {
    private static final long BOUND_SECONDS = 60;

    private Await() {}

    static <T> T value(Future<T> future) {
        try {
            return future.get(BOUND_SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("Waited in vain for " + future, e);
        }
    }

    static void zero(CountDownLatch latch) {
        try {
            assertThat(latch.await(BOUND_SECONDS, TimeUnit.SECONDS)).as("latch came down, %s", latch).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    static void end(Thread thread) {
        try {
            thread.join(TimeUnit.SECONDS.toMillis(BOUND_SECONDS));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        assertThat(thread.isAlive()).as("%s is alive", thread).isFalse();
    }

    /** Collects garbage until all references are found dead. */
    static void unreachable(List<? extends Reference<?>> references, ReferenceQueue<?> dead) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(BOUND_SECONDS);
        int left = references.size();
        try {
            while (left > 0 && System.nanoTime() < deadline) {
                System.gc();
                for (Object next = dead.remove(50); next != null; next = dead.poll()) {
                    left--;
                }
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        assertThat(left).as("references that are still reachable").isZero();
    }
}
