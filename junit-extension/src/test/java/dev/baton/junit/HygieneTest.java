package dev.baton.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.Scheduler;
import dev.baton.core.testing.TestScheduler;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What a run leaves behind is charged to it. */
final class HygieneTest {
    static final class LeavingTheFlag {
        @BatonTest
        void body() {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void interruptFlag_leftSet_failsTheRun() {
        assertThat(Kit.failure(LeavingTheFlag.class)).hasMessageContaining("left the interrupt flag of its thread set");
        assertThat(Thread.interrupted()).isFalse();
    }

    static final class DyingThread {
        @BatonTest(iterations = 5)
        void body(TestScheduler scheduler) throws InterruptedException {
            Thread thread = new Thread(() -> {
                throw new Race.LostRace();
            });
            thread.start();
            thread.join();
            scheduler.runUntilIdle();
        }
    }

    @Test
    void thread_thatDies_failsTheRun() {
        assertThat(Kit.failure(DyingThread.class)).hasCauseInstanceOf(Race.LostRace.class);
    }

    static final class LateReports {
        private static final List<Thread> STARTED = new ArrayList<>();
        private static CountDownLatch released = new CountDownLatch(1);

        @BatonTest(iterations = 1, strategy = Strategy.FIFO)
        void body(TestScheduler scheduler) {
            if (STARTED.isEmpty()) {
                STARTED.add(reporting(scheduler));
                STARTED.forEach(Thread::start);
            }
        }

        private static Thread reporting(Scheduler scheduler) {
            return new Thread(() -> {
                try {
                    released.await();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
                scheduler.reportError(new Race.LostRace());
            });
        }

        @org.junit.jupiter.api.AfterAll
        static void release() throws InterruptedException {
            released.countDown();
            for (Thread thread : STARTED) {
                thread.join();
            }
        }
    }

    @Test
    void error_thatComesAfterTheTest_failsItsClass() {
        LateReports.STARTED.clear();
        LateReports.released = new CountDownLatch(1);
        var results = Kit.run(LateReports.class);

        results.testEvents().assertStatistics(stats -> stats.succeeded(1));
        assertThat(Kit.failures(results)).singleElement(org.assertj.core.api.InstanceOfAssertFactories.THROWABLE)
                .hasMessageContaining("After the end of " + LateReports.class.getName() + ".body, on thread")
                .hasCauseInstanceOf(Race.LostRace.class);
    }

    static final class StrayReports {
        private static Scheduler first = TestScheduler.create();

        @BatonTest(iterations = 3, strategy = Strategy.FIFO)
        void body(TestScheduler scheduler, ExplorationContext run) {
            if (run.run() == 1) {
                first = scheduler;
            } else {
                first.reportError(new Race.LostRace());
            }
        }
    }

    @Test
    void error_thatComesAfterItsRun_failsTheTest() {
        assertThat(Kit.failure(StrayReports.class))
                .hasMessageContaining("After the end of the run it belongs to")
                .hasCauseInstanceOf(Race.LostRace.class);
    }

    static final class Unhandled {
        @BatonTest(iterations = 3)
        void body() {
            io.reactivex.rxjava3.core.Completable.error(new Race.LostRace()).subscribe();
        }
    }

    @Test
    void error_thatNobodyTook_failsTheRun() {
        assertThat(Kit.failure(Unhandled.class)).hasRootCauseInstanceOf(Race.LostRace.class);
    }

    private static final ThreadLocal<String> LOCAL = new ThreadLocal<>();
    private static final List<String> FOUND = new ArrayList<>();

    static final class Locals {
        @BatonTest(iterations = 1, strategy = Strategy.FIFO)
        void one() {
            FOUND.add(String.valueOf(LOCAL.get()));
            LOCAL.set("left behind");
        }

        @BatonTest(iterations = 1, strategy = Strategy.FIFO)
        void other() {
            FOUND.add(String.valueOf(LOCAL.get()));
            LOCAL.set("left behind");
        }
    }

    @Test
    void threadLocals_doNotReachOtherTests() {
        FOUND.clear();
        assertThat(Kit.failures(Kit.run(Locals.class))).isEmpty();
        assertThat(FOUND.stream().filter("null"::equals)).hasSize(2);
        assertThat(LOCAL.get()).isNull();
    }
}
