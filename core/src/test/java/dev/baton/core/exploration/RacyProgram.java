package dev.baton.core.exploration;

import dev.baton.core.Scheduler;
import dev.baton.core.TaskLabel;
import dev.baton.core.Worker;
import dev.baton.core.testing.TestScheduler;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * The kinds of races that asynchronous code has, as plain tasks. None shows in FIFO order. Where a test counts the
 * orders that differ, the labels declare what the tasks touch.
 */
enum RacyProgram implements Program {
    STALE_SEARCH(1, RacyProgram::staleSearch),
    DOUBLE_CREATE(2, RacyProgram::doubleCreate),
    TIMEOUT_AGAINST_RESUMPTION(2, RacyProgram::timeoutAgainstResumption),
    BOUNDED_BUFFER(2, RacyProgram::boundedBuffer),
    LOCK_INVERSION(2, scheduler -> lockInversion(scheduler, "a", "b")),
    LATE_CANCEL(1, RacyProgram::lateCancel),
    TORN_REFRESH(2, RacyProgram::tornRefresh),
    SESSION_REENTRANCY(1, RacyProgram::sessionReentrancy),
    STALE_CACHE_FILL(2, RacyProgram::staleCacheFill);

    /** How many ordering constraints make the bug show. */
    final int depth;

    private final Function<TestScheduler, BooleanSupplier> start;

    /** Takes what submits the first tasks, and returns whether the bug shows, to be asked when all have run. */
    RacyProgram(int depth, Function<TestScheduler, BooleanSupplier> start) {
        this.depth = depth;
        this.start = start;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    @Override
    public boolean run(TestScheduler scheduler) {
        return besideNoise(0, 0).run(scheduler);
    }

    /** Returns the program beside chains of tasks that have nothing to do with it, half of them submitted before it. */
    Program besideNoise(int chains, int length) {
        return besideNoise(chains, length, start);
    }

    /** Returns the lock inversion whose tasks declare these resources for the two locks. */
    static Program lockInversion(String a, String b, int noiseChains) {
        return besideNoise(noiseChains, 6, scheduler -> lockInversion(scheduler, a, b));
    }

    private static Program besideNoise(int chains, int length, Function<TestScheduler, BooleanSupplier> start) {
        return scheduler -> {
            noise(scheduler, 0, chains / 2, length);
            BooleanSupplier failed = start.apply(scheduler);
            noise(scheduler, chains / 2, chains, length);
            scheduler.runUntilIdle();
            return failed.getAsBoolean();
        };
    }

    private static void noise(Scheduler scheduler, int from, int to, int length) {
        for (int chain = from; chain < to; chain++) {
            Chains.submit(scheduler, length, TaskLabel.of("noise").writes("noise " + chain), () -> {});
        }
    }

    /** Each of two keystrokes starts a request, which is parsed and then shown: the older answer is shown last. */
    private static BooleanSupplier staleSearch(TestScheduler scheduler) {
        TaskLabel show = TaskLabel.of("show").writes("results");
        Scheduler session = scheduler.newForeground();
        StringBuilder shown = new StringBuilder();
        for (String query : List.of("a", "b")) {
            Chains.hops(session, 1, () -> Chains.hops(
                    scheduler, 3, () -> session.scheduleLabeled(() -> shown.append(query), show)));
        }
        return () -> shown.toString().equals("ba");
    }

    /** Two requests, the second four hops later, check that a thing is absent before either creates it. */
    private static BooleanSupplier doubleCreate(TestScheduler scheduler) {
        int[] created = new int[1];
        request(scheduler, created);
        Chains.hops(scheduler, 4, () -> request(scheduler, created));
        return () -> created[0] == 2;
    }

    private static void request(Scheduler scheduler, int[] created) {
        TaskLabel check = TaskLabel.of("check").reads("orders");
        TaskLabel create = TaskLabel.of("create").writes("orders");
        scheduler.scheduleLabeled(
                () -> {
                    boolean absent = created[0] == 0;
                    scheduler.scheduleLabeled(() -> created[0] += absent ? 1 : 0, create);
                },
                check);
    }

    /** A lease is handed over, but the wait times out before its continuation runs: nobody gives it back. */
    private static BooleanSupplier timeoutAgainstResumption(TestScheduler scheduler) {
        boolean[] leased = new boolean[1];
        boolean[] timedOut = new boolean[1];
        scheduler.scheduleAfter(Duration.ofMillis(10), () -> timedOut[0] = true);
        scheduler.schedule(() -> {
            if (!timedOut[0]) {
                leased[0] = true;
                scheduler.schedule(() -> leased[0] = timedOut[0]);
            }
        });
        return () -> leased[0];
    }

    /** Producers and consumers share one set of waiters, and a wake-up goes to the wrong side. */
    private static BooleanSupplier boundedBuffer(TestScheduler scheduler) {
        Buffer buffer = new Buffer(scheduler);
        for (int i = 0; i < 2; i++) {
            Chains.hops(scheduler, 1, () -> scheduler.schedule(() -> buffer.fill(true)));
            Chains.hops(scheduler, 1, () -> scheduler.schedule(() -> buffer.fill(false)));
        }
        return () -> buffer.finished < 4;
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

    /** Two parties, the second six hops later, take two locks in opposite order: both wait. */
    private static BooleanSupplier lockInversion(TestScheduler scheduler, String a, String b) {
        int[] finished = new int[1];
        Lock first = new Lock(a);
        Lock second = new Lock(b);
        party(scheduler, first, second, finished);
        Chains.hops(scheduler, 6, () -> party(scheduler, second, first, finished));
        return () -> finished[0] < 2;
    }

    private static void party(Scheduler scheduler, Lock first, Lock second, int[] finished) {
        TaskLabel release = TaskLabel.of("release").writes(first.name, second.name);
        first.take(scheduler, () -> second.take(scheduler, () -> scheduler.scheduleLabeled(
                () -> {
                    finished[0]++;
                    second.release();
                    first.release();
                },
                release)));
    }

    /** Hands itself to one holder after the other. */
    private static final class Lock {
        private final String name;
        private final Queue<Runnable> waiting = new ArrayDeque<>();
        private boolean held;

        Lock(String name) {
            this.name = name;
        }

        void take(Scheduler scheduler, Runnable next) {
            scheduler.scheduleLabeled(
                    () -> {
                        if (held) {
                            waiting.add(next);
                        } else {
                            held = true;
                            next.run();
                        }
                    },
                    TaskLabel.of("take").writes(name));
        }

        void release() {
            Runnable next = waiting.poll();
            if (next == null) {
                held = false;
            } else {
                next.run();
            }
        }
    }

    /** A cancellation comes after the twentieth tick and the completion, and releases once more. */
    private static BooleanSupplier lateCancel(TestScheduler scheduler) {
        boolean[] cancelled = new boolean[1];
        int[] released = new int[1];
        tick(scheduler.createWorker(), 20, cancelled, released);
        scheduler.schedule(() -> {
            cancelled[0] = true;
            released[0]++;
        });
        return () -> released[0] == 2;
    }

    private static void tick(Worker worker, int left, boolean[] cancelled, int[] released) {
        worker.schedule(() -> {
            if (!cancelled[0] && left == 0) {
                released[0]++;
            } else if (!cancelled[0]) {
                tick(worker, left - 1, cancelled, released);
            }
        });
    }

    /** A reader sees one half of a refresh. */
    private static BooleanSupplier tornRefresh(TestScheduler scheduler) {
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
        return () -> torn[0];
    }

    /** A handler continues on its session after work in the pool, and its document was closed meanwhile. */
    private static BooleanSupplier sessionReentrancy(TestScheduler scheduler) {
        TaskLabel write = TaskLabel.of("write").writes("document");
        TaskLabel close = TaskLabel.of("close").writes("document");
        Scheduler session = scheduler.newForeground();
        boolean[] closed = new boolean[1];
        boolean[] writtenLate = new boolean[1];
        Chains.hops(session, 1, () -> Chains.hops(
                scheduler, 3, () -> session.scheduleLabeled(() -> writtenLate[0] = closed[0], write)));
        Chains.hops(scheduler, 6, () -> session.scheduleLabeled(() -> closed[0] = true, close));
        return () -> writtenLate[0];
    }

    /** A load reads the source, the source changes and the cache is cleared, and then the load stores what it read. */
    private static BooleanSupplier staleCacheFill(TestScheduler scheduler) {
        int[] source = new int[1];
        int[] cache = {-1};
        Chains.hops(scheduler, 4, () -> scheduler.schedule(() -> {
            int read = source[0];
            scheduler.schedule(() -> cache[0] = read);
        }));
        Chains.hops(scheduler, 1, () -> scheduler.schedule(() -> {
            source[0] = 1;
            scheduler.schedule(() -> cache[0] = -1);
        }));
        return () -> cache[0] == 0;
    }
}
