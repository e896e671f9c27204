package dev.baton.core.exploration;

import dev.baton.core.Scheduler;
import dev.baton.core.Worker;
import dev.baton.core.testing.TestScheduler;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/** The kinds of races that asynchronous code has, as plain tasks. None shows under FIFO. */
final class Programs {
    private Programs() {}

    /** Runs a chain of idle tasks, and then the last one. */
    static void after(Scheduler scheduler, int hops, Runnable last) {
        scheduler.schedule(hops == 0 ? last : () -> after(scheduler, hops - 1, last));
    }

    /** Answers to two keystrokes overtake each other. */
    static boolean staleSearch(TestScheduler scheduler) {
        Scheduler session = scheduler.newForeground();
        List<String> shown = new ArrayList<>();
        for (String query : List.of("a", "ab")) {
            session.schedule(() -> after(scheduler, 2, () -> session.schedule(() -> shown.add(query))));
        }
        scheduler.runUntilIdle();
        return shown.get(1).equals("a");
    }

    /** Two requests check that a thing is absent before either creates it. */
    static boolean doubleCreate(TestScheduler scheduler) {
        int[] created = new int[1];
        Runnable request = () -> {
            if (created[0] == 0) {
                scheduler.schedule(() -> created[0]++);
            } else {
                scheduler.schedule(() -> {});
            }
        };
        after(scheduler, 0, request);
        after(scheduler, 4, request);
        scheduler.runUntilIdle();
        return created[0] == 2;
    }

    /** A lease is handed over, but the wait times out before its continuation runs: nobody gives it back. */
    static boolean timeoutAgainstResumption(TestScheduler scheduler) {
        boolean[] leased = new boolean[1];
        boolean[] timedOut = new boolean[1];
        scheduler.scheduleAfter(Duration.ofMillis(10), () -> timedOut[0] = true);
        scheduler.schedule(() -> {
            if (!timedOut[0]) {
                leased[0] = true;
                scheduler.schedule(() -> leased[0] = timedOut[0]);
            }
        });
        scheduler.runUntilIdle();
        return leased[0];
    }

    /** Producers and consumers share one set of waiters, and a wake-up goes to the wrong side. */
    static boolean boundedBuffer(TestScheduler scheduler) {
        Buffer buffer = new Buffer(scheduler);
        for (int i = 0; i < 2; i++) {
            after(scheduler, 1, () -> buffer.fill(true));
            after(scheduler, 1, () -> buffer.fill(false));
        }
        scheduler.runUntilIdle();
        return buffer.finished < 4;
    }

    private static final class Buffer {
        private final Scheduler scheduler;
        private final Queue<Runnable> waiters = new ArrayDeque<>();
        private boolean full;
        private int finished;

        Buffer(Scheduler scheduler) {
            this.scheduler = scheduler;
        }

        void fill(boolean to) {
            if (full == to) {
                waiters.add(() -> fill(to));
                return;
            }
            full = to;
            finished++;
            Runnable woken = waiters.poll();
            if (woken != null) {
                scheduler.schedule(woken);
            }
        }
    }

    /** Two parties take two locks in opposite order. */
    static boolean lockInversion(TestScheduler scheduler) {
        Lock a = new Lock(scheduler);
        Lock b = new Lock(scheduler);
        int[] finished = new int[1];
        after(scheduler, 0, () -> both(scheduler, a, b, finished));
        after(scheduler, 6, () -> both(scheduler, b, a, finished));
        scheduler.runUntilIdle();
        return finished[0] < 2;
    }

    /** The same beside four chains that have nothing to do with it. */
    static boolean lockInversionInNoise(TestScheduler scheduler) {
        for (int i = 0; i < 4; i++) {
            after(scheduler, 5, () -> {});
        }
        return lockInversion(scheduler);
    }

    private static void both(Scheduler scheduler, Lock first, Lock second, int[] finished) {
        first.take(() -> scheduler.schedule(() -> second.take(() -> scheduler.schedule(() -> {
            second.release();
            first.release();
            finished[0]++;
        }))));
    }

    private static final class Lock {
        private final Scheduler scheduler;
        private final Queue<Runnable> waiters = new ArrayDeque<>();
        private boolean taken;

        Lock(Scheduler scheduler) {
            this.scheduler = scheduler;
        }

        void take(Runnable then) {
            if (taken) {
                waiters.add(then);
            } else {
                taken = true;
                then.run();
            }
        }

        void release() {
            Runnable next = waiters.poll();
            taken = next != null;
            if (next != null) {
                scheduler.schedule(next);
            }
        }
    }

    /** A cancellation comes after the twentieth tick and the completion. */
    static boolean lateCancel(TestScheduler scheduler) {
        int[] released = new int[1];
        Worker worker = scheduler.createWorker();
        tick(worker, 20, () -> released[0]++);
        scheduler.schedule(() -> released[0] *= 2);
        scheduler.runUntilIdle();
        return released[0] == 2;
    }

    private static void tick(Worker worker, int left, Runnable last) {
        worker.schedule(left == 0 ? last : () -> tick(worker, left - 1, last));
    }

    /** A reader sees one half of a refresh. */
    static boolean tornRefresh(TestScheduler scheduler) {
        boolean[] cells = new boolean[2];
        boolean[] torn = new boolean[1];
        for (int i = 0; i < 3; i++) {
            scheduler.schedule(() -> {
                cells[0] = true;
                scheduler.schedule(() -> cells[1] = true);
            });
        }
        scheduler.schedule(() -> {
            boolean seen = cells[0];
            scheduler.schedule(() -> torn[0] = seen && !cells[1]);
        });
        scheduler.runUntilIdle();
        return torn[0];
    }

    /** A handler continues on its session when the document is closed. */
    static boolean sessionReentrancy(TestScheduler scheduler) {
        Scheduler session = scheduler.newForeground();
        boolean[] closed = new boolean[1];
        boolean[] written = new boolean[1];
        session.schedule(() -> after(scheduler, 2, () -> session.schedule(() -> written[0] = closed[0])));
        after(scheduler, 5, () -> session.schedule(() -> closed[0] = true));
        scheduler.runUntilIdle();
        return written[0];
    }

    /** A load reads the source, the source changes and the cache is cleared, and then the load stores what it read. */
    static boolean staleCacheFill(TestScheduler scheduler) {
        int[] source = new int[1];
        int[] cache = {-1};
        after(scheduler, 4, () -> {
            int read = source[0];
            scheduler.schedule(() -> cache[0] = read);
        });
        after(scheduler, 1, () -> {
            source[0] = 1;
            scheduler.schedule(() -> cache[0] = -1);
        });
        scheduler.runUntilIdle();
        return cache[0] == 0;
    }
}
