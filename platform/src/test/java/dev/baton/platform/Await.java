package dev.baton.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

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

    /** Spins until a condition holds that another thread brings about within moments. */
    static void until(BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(BOUND_SECONDS));
            Thread.onSpinWait();
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

    /** Collects garbage until all references are cleared. */
    static void unreachable(List<? extends Reference<?>> references) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(BOUND_SECONDS);
        ReferenceQueue<Object> swept = new ReferenceQueue<>();
        long left = reachable(references);
        while (left > 0 && System.nanoTime() < deadline) {
            Reference<?> sentinel = new WeakReference<>(new Object(), swept);
            System.gc();
            try {
                swept.remove(1_000);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            Reference.reachabilityFence(sentinel);
            left = reachable(references);
        }
        assertThat(left).as("references that are still reachable").isZero();
    }

    private static long reachable(List<? extends Reference<?>> references) {
        return references.stream().filter(reference -> !reference.refersTo(null)).count();
    }
}
