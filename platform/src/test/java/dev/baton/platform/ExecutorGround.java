package dev.baton.platform;

import dev.baton.core.Scheduler;
import dev.baton.core.TaskLabel;
import dev.baton.core.testing.TestScheduler;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What an executor view stands on in a test: real threads, a driver on another thread, or the test that drives. */
enum ExecutorGround {
    POOL(pool -> pool),
    VIEW(pool -> pool.labeled(TaskLabel.of("view"))),
    LANE(Scheduler::createWorker),
    ELASTIC(Scheduler::elastic),
    /** A test scheduler that another thread drives, in the order of submission. */
    VIRTUAL(null),
    /** A test scheduler that another thread drives, in the order of a seed. */
    SEEDED(null),
    /** A test scheduler that the test drives, by its blocking calls. */
    DRIVER(null);

    static final int THREADS = 2;

    private final @Nullable Function<Scheduler, Scheduler> side;

    ExecutorGround(@Nullable Function<Scheduler, Scheduler> side) {
        this.side = side;
    }

    /** Returns how many tasks can run at a time. */
    int width() {
        return this == POOL || this == VIEW || this == ELASTIC ? THREADS : 1;
    }

    Use open() {
        if (side != null) {
            ThreadPoolScheduler pool = ThreadPoolScheduler.builder().threads(THREADS).elasticThreads(THREADS).build();
            return new Use(side.apply(pool), width(), pool::close, null);
        }
        if (this == DRIVER) {
            TestScheduler scheduler = TestScheduler.create();
            return new Use(scheduler, width(), () -> end(scheduler), scheduler);
        }
        var builder = TestScheduler.builder().allowParking(true);
        TestScheduler scheduler = (this == SEEDED ? builder.seed(42) : builder).build();
        return new Use(scheduler, width(), drive(scheduler), null);
    }

    private static Runnable drive(TestScheduler scheduler) {
        boolean[] stopped = {false};
        CountDownLatch drives = new CountDownLatch(1); // or the test's first blocking call would make it the driver
        Thread driver = new Thread(() -> {
            scheduler.runOne();
            drives.countDown();
            while (!stopped[0]) {
                if (!scheduler.runOne()) {
                    LockSupport.parkNanos(10_000);
                }
            }
            end(scheduler);
        }, "driver");
        driver.start();
        Await.zero(drives);
        return () -> {
            scheduler.schedule(() -> stopped[0] = true);
            try {
                driver.join();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        };
    }

    private static void end(TestScheduler scheduler) {
        scheduler.cancelPending();
        scheduler.takeErrors();
        scheduler.close();
    }

    /** An executor and an end of it. */
    static final class Use implements AutoCloseable {
        private static final long PATIENCE_SECONDS = 60;

        final Scheduler scheduler;
        final ScheduledExecutorService executor;
        private final int width;
        private final Runnable end;
        private final @Nullable TestScheduler driven;

        Use(Scheduler scheduler, int width, Runnable end, @Nullable TestScheduler driven) {
            this.scheduler = scheduler;
            this.width = width;
            this.executor = scheduler.asExecutorService();
            this.end = end;
            this.driven = driven;
        }

        /** Returns true if nothing runs unless the test makes a blocking call. */
        boolean isDriven() {
            return driven != null;
        }

        /** Waits until something has happened, which must happen. */
        void await(CountDownLatch latch) {
            if (driven != null) {
                driven.runUntil(() -> latch.getCount() == 0, "The test waits for what must happen");
                return;
            }
            hold(latch);
        }

        /** Occupies the executor with tasks that wait, whatever interrupts them, until the result is run. */
        Runnable wedge() {
            CountDownLatch begun = new CountDownLatch(width);
            CountDownLatch release = new CountDownLatch(1);
            for (int i = 0; i < width; i++) {
                executor.execute(() -> {
                    begun.countDown();
                    boolean waits = true;
                    while (waits) {
                        try {
                            waits = !release.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
                        } catch (InterruptedException ignored) {
                            // As code does that must not be stopped.
                        }
                    }
                });
            }
            await(begun);
            return release::countDown;
        }

        /** Keeps the current thread, in a task or outside, until the latch is open. */
        static void hold(CountDownLatch latch) {
            try {
                if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    throw new AssertionError("It did not happen");
                }
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public void close() {
            executor.shutdownNow();
            end.run();
        }
    }
}
