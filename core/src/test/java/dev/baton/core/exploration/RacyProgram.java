package dev.baton.core.exploration;

import dev.baton.core.TaskLabel;
import dev.baton.core.Worker;
import dev.baton.core.testing.TestScheduler;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Task models with one race each. All pass in FIFO order; the depth is how many ordering constraints make them fail. */
enum RacyProgram {
    STALE_SEARCH(1) {
        @Override
        Check start(TestScheduler scheduler) {
            List<Integer> shown = new ArrayList<>();
            for (int search = 1; search <= 2; search++) {
                int number = search;
                label(scheduler, "request " + number, () -> label(scheduler, "parse " + number,
                        () -> scheduler.scheduleForeground(() -> shown.add(number))));
            }
            return () -> shown.equals(List.of(1, 2));
        }
    },
    DOUBLE_CREATE(2) {
        @Override
        Check start(TestScheduler scheduler) {
            int[] created = new int[1];
            Runnable request = () -> label(scheduler, "check", () -> {
                if (created[0] == 0) {
                    label(scheduler, "create", () -> created[0]++);
                }
            });
            request.run();
            hops(scheduler, 4, request);
            return () -> created[0] == 1;
        }
    },
    TIMEOUT_AGAINST_RESUMPTION(2) {
        @Override
        Check start(TestScheduler scheduler) {
            boolean[] is = new boolean[4];
            int granted = 0;
            int timedOut = 1;
            int resumed = 2;
            int leaked = 3;
            scheduler.scheduleAfter(Duration.ofMillis(100), () -> {
                if (!is[resumed]) {
                    is[timedOut] = true;
                    is[leaked] = is[granted];
                }
            });
            hops(scheduler, 2, () -> {
                if (!is[timedOut]) {
                    is[granted] = true;
                    label(scheduler, "resume", () -> is[resumed] = true);
                }
            });
            return () -> !is[leaked];
        }
    },
    ONE_WAIT_SET(2) {
        @Override
        Check start(TestScheduler scheduler) {
            Deque<Runnable> waiting = new ArrayDeque<>();
            int[] items = new int[1];
            int[] done = new int[1];
            for (int i = 0; i < 2; i++) {
                label(scheduler, "producer", () -> attempt(scheduler, items, 0, 1, waiting, done));
            }
            for (int i = 0; i < 2; i++) {
                label(scheduler, "consumer", () -> attempt(scheduler, items, 1, 0, waiting, done));
            }
            return () -> done[0] == 4;
        }

        private void attempt(TestScheduler scheduler, int[] items, int from, int to, Deque<Runnable> waiting, int[] done) {
            if (items[0] != from) {
                waiting.add(() -> attempt(scheduler, items, from, to, waiting, done));
                return;
            }
            items[0] = to;
            done[0]++;
            Runnable woken = waiting.poll();
            if (woken != null) {
                label(scheduler, "woken", woken);
            }
        }
    },
    LOCK_INVERSION(2) {
        @Override
        Check start(TestScheduler scheduler) {
            Lock a = new Lock();
            Lock b = new Lock();
            int[] done = new int[1];
            party(scheduler, a, b, done);
            hops(scheduler, 6, () -> party(scheduler, b, a, done));
            return () -> done[0] == 2;
        }

        private void party(TestScheduler scheduler, Lock first, Lock second, int[] done) {
            label(scheduler, "first", () -> first.acquire(() -> label(scheduler, "second", () -> second.acquire(
                    () -> label(scheduler, "release", () -> {
                        done[0]++;
                        second.release();
                        first.release();
                    })))));
        }
    },
    LATE_CANCEL(1) {
        @Override
        Check start(TestScheduler scheduler) {
            boolean[] cancelled = new boolean[1];
            int[] released = new int[1];
            tick(scheduler, scheduler.createWorker(), 20, cancelled, released);
            hops(scheduler, 1, () -> {
                cancelled[0] = true;
                released[0]++;
            });
            return () -> released[0] == 1;
        }

        private void tick(TestScheduler scheduler, Worker worker, int left, boolean[] cancelled, int[] released) {
            worker.schedule(() -> {
                if (cancelled[0]) {
                    return;
                }
                if (left == 0) {
                    released[0]++;
                } else {
                    tick(scheduler, worker, left - 1, cancelled, released);
                }
            });
        }
    },
    TORN_REFRESH(2) {
        @Override
        Check start(TestScheduler scheduler) {
            int[] cells = new int[2];
            boolean[] torn = new boolean[1];
            label(scheduler, "read a", () -> {
                int a = cells[0];
                label(scheduler, "read b", () -> torn[0] = a != 0 && cells[1] == 0);
            });
            for (int i = 1; i <= 3; i++) {
                int number = i;
                label(scheduler, "write a", () -> {
                    cells[0] = number;
                    label(scheduler, "write b", () -> cells[1] = number);
                });
            }
            return () -> !torn[0];
        }
    },
    SESSION_REENTRANCY(1) {
        @Override
        Check start(TestScheduler scheduler) {
            boolean[] is = new boolean[2];
            scheduler.scheduleForeground(() -> hops(scheduler, 2,
                    () -> scheduler.scheduleForeground(() -> is[1] = is[0])));
            hops(scheduler, 5, () -> scheduler.scheduleForeground(() -> is[0] = true));
            return () -> !is[1];
        }
    },
    STALE_CACHE_FILL(2) {
        @Override
        Check start(TestScheduler scheduler) {
            int[] source = {1};
            int[] cache = {0};
            label(scheduler, "load", () -> {
                int loaded = source[0];
                label(scheduler, "store", () -> cache[0] = loaded);
            });
            hops(scheduler, 3, () -> label(scheduler, "write", () -> {
                source[0] = 2;
                label(scheduler, "invalidate", () -> cache[0] = 0);
            }));
            return () -> cache[0] == 0 || cache[0] == source[0];
        }
    };

    final int depth;

    RacyProgram(int depth) {
        this.depth = depth;
    }

    /** Submits the first tasks, and returns what holds at the end of a run that passes. */
    abstract Check start(TestScheduler scheduler);

    /** Runs the program beside chains of tasks that have nothing to do with it; returns true if it fails. */
    boolean failsBesideNoise(TestScheduler scheduler, int chains, int tasks) {
        for (int i = 0; i < chains / 2; i++) {
            noise(scheduler, tasks);
        }
        Check check = start(scheduler);
        for (int i = chains / 2; i < chains; i++) {
            noise(scheduler, tasks);
        }
        scheduler.runUntilIdle();
        return !check.holds();
    }

    private static void noise(TestScheduler scheduler, int left) {
        if (left > 0) {
            label(scheduler, "noise", () -> noise(scheduler, left - 1));
        }
    }

    /** Runs an action after as many tasks, in the last of them. */
    static void hops(TestScheduler scheduler, int left, Runnable action) {
        label(scheduler, "hop", left == 1 ? action : () -> hops(scheduler, left - 1, action));
    }

    static void label(TestScheduler scheduler, String label, Runnable action) {
        scheduler.scheduleLabeled(action, TaskLabel.of(label));
    }

    interface Check {
        boolean holds();
    }

    /** An asynchronous lock. */
    private static final class Lock {
        private final Deque<Runnable> waiting = new ArrayDeque<>();
        private boolean taken;

        void acquire(Runnable then) {
            if (taken) {
                waiting.add(then);
            } else {
                taken = true;
                then.run();
            }
        }

        void release() {
            Runnable next = waiting.poll();
            taken = next != null;
            if (next != null) {
                next.run();
            }
        }
    }
}
