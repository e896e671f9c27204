package dev.baton.core.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.ThreadMXBean;
import dev.baton.core.Cancellable;
import dev.baton.core.Worker;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.function.IntConsumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a task costs in bytes, exactly: a task is one object, and nothing grows with the number of tasks that have run. */
final class AllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final long NODE = 48;
    private static final int MANY = 10_000;

    @BeforeAll
    static void pointersAreCompressed() {
        HotSpotDiagnosticMXBean virtualMachine = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        assumeTrue(
                virtualMachine.getVMOption("UseCompressedOops").getValue().equals("true"),
                "the sizes are those of compressed pointers");
    }

    @Test
    void immediateTask_isOneObject() {
        assertThat(bytesForEach(count -> {
            TestScheduler scheduler = TestScheduler.create();
            scheduler.schedule(new Countdown(count) {
                @Override
                void again() {
                    scheduler.schedule(this);
                }
            });
            scheduler.runUntilIdle();
        })).isEqualTo(NODE);
    }

    @Test
    void taskOfAWorker_isOneObject() {
        assertThat(bytesForEach(count -> {
            TestScheduler scheduler = TestScheduler.create();
            Worker worker = scheduler.createWorker();
            worker.schedule(new Countdown(count) {
                @Override
                void again() {
                    worker.schedule(this);
                }
            });
            scheduler.runUntilIdle();
        })).isEqualTo(NODE);
    }

    @Test
    void timer_isOneObject() {
        assertThat(bytesForEach(count -> {
            TestScheduler scheduler = TestScheduler.create();
            scheduler.schedule(new Countdown(count) {
                @Override
                void again() {
                    scheduler.scheduleAfter(SECOND, this);
                }
            });
            scheduler.runUntilIdle();
        })).isEqualTo(NODE);
    }

    @Test
    void cancelledTimer_isOneObject() {
        Runnable never = () -> {};
        assertThat(bytesForEach(count -> {
            TestScheduler scheduler = TestScheduler.create();
            for (int i = 0; i < count; i++) {
                Cancellable timer = scheduler.scheduleAfter(SECOND, never);
                timer.cancel();
            }
            scheduler.runUntilIdle();
        })).isEqualTo(NODE);
    }

    @Test
    void taskChosenAtRandom_isOneObjectAndAnEntryOfTheDecisionLog() {
        int entry = 64; // at most: 8 bytes, and what the doubling of the log copies
        assertThat(bytesForEach(count -> {
            TestScheduler scheduler = TestScheduler.withSeed(1);
            for (int chain = 0; chain < 2; chain++) {
                scheduler.schedule(new Countdown(count / 2) {
                    @Override
                    void again() {
                        scheduler.schedule(this);
                    }
                });
            }
            scheduler.runUntilIdle();
        })).isBetween(NODE, NODE + entry);
    }

    @Test
    void pendingTimers_costTheirObjectAndTheirKeys() {
        Duration[] delays = new Duration[2 * MANY];
        for (int i = 0; i < delays.length; i++) {
            delays[i] = Duration.ofMillis(1 + i * 7_919L % 3_600_000);
        }
        Runnable never = () -> {};
        long bytes = bytesForEach(count -> {
            TestScheduler scheduler = TestScheduler.create();
            for (int i = 0; i < count; i++) {
                scheduler.scheduleAfter(delays[i], never);
            }
        });
        assertThat(bytes).as("allocated, of which a part is garbage already").isBetween(NODE + 16, 3 * NODE);
    }

    private static long bytesForEach(IntConsumer program) {
        return (leastBytes(program, 2 * MANY) - leastBytes(program, MANY)) / MANY;
    }

    /** Class loading and compilation allocate too, on this thread, at times of their own. */
    private static long leastBytes(IntConsumer program, int count) {
        return LongStream.generate(() -> bytes(program, count)).limit(5).min().orElseThrow();
    }

    private static long bytes(IntConsumer program, int count) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        program.accept(count);
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    private abstract static class Countdown implements Runnable {
        private int left;

        Countdown(int count) {
            this.left = count;
        }

        abstract void again();

        @Override
        public final void run() {
            if (--left > 0) {
                again();
            }
        }
    }
}
