package dev.baton.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.TaskLabel;
import dev.baton.core.testing.TestScheduler;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A test whose thread is blocked for good ends all the same, and says where. */
final class BlockedTest {
    private static final TaskLabel STUCK = TaskLabel.of("stuck");

    private static void drive(TestScheduler scheduler, Runnable blocking) {
        scheduler.scheduleLabeled(blocking, STUCK);
        scheduler.runUntilIdle();
    }

    static final class Joining {
        @BatonTest(strategy = Strategy.RANDOM_WALK, hangLimit = "100 ms")
        void body(TestScheduler scheduler) {
            drive(scheduler, () -> new CompletableFuture<>().join());
        }
    }

    static final class Locking {
        private static final ReentrantLock LOCK = new ReentrantLock();

        @BatonTest(strategy = Strategy.RANDOM_WALK, hangLimit = "100 ms")
        void body(TestScheduler scheduler) throws InterruptedException {
            Thread owner = new Thread(LOCK::lock);
            owner.start();
            owner.join();
            drive(scheduler, LOCK::lock);
        }
    }

    static final class Awaiting {
        @BatonTest(strategy = Strategy.RANDOM_WALK, hangLimit = "100 ms", ownThread = false)
        void body(TestScheduler scheduler) {
            drive(scheduler, () -> {
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
        }
    }

    static final class NotBlocked {
        @BatonTest(strategy = Strategy.RANDOM_WALK)
        void body(TestScheduler scheduler) {
            drive(scheduler, () -> {});
        }
    }

    @BeforeAll
    static void load() {
        Kit.run(NotBlocked.class); // classes that are being loaded look like no progress
    }

    private static void assertReported(Class<?> tests, String frame) {
        assertThat(Kit.failure(tests))
                .isInstanceOf(BlockedTestError.class)
                .hasMessageContaining("has made no progress for 100 ms of real time")
                .hasMessageContaining("[stuck] is running")
                .hasMessageContaining(frame)
                .hasMessageContaining("To run it again: @Seed(");
    }

    @Test
    void blockedForGood_isReportedAndLeftBehind() {
        assertReported(Joining.class, "CompletableFuture.join");
        assertReported(Locking.class, "ReentrantLock.lock");
    }

    @Test
    void blockedOnTheCallersThread_isReportedAndInterrupted() {
        assertReported(Awaiting.class, "CountDownLatch.await");
        assertThat(Thread.interrupted()).isFalse();
    }

    static final class CallersThreadTest {
        private static Thread seen = new Thread();

        @BatonTest(iterations = 2, ownThread = false)
        void own() {
            seen = Thread.currentThread();
        }
    }

    @Test
    void callersThread_runsTheTestIfAsked() {
        assertThat(Kit.failures(Kit.run(CallersThreadTest.class))).isEmpty();
        assertThat(CallersThreadTest.seen).isSameAs(Thread.currentThread());
    }
}
