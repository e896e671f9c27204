package dev.baton.conformance.mutants;

import dev.baton.conformance.Bridge;
import dev.baton.conformance.LibraryScheduler;
import dev.baton.conformance.Submissions;
import dev.baton.core.Cancellable;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiFunction;

/** Workers that are wrong, on schedulers that are right. */
final class BrokenWorkers {
    private BrokenWorkers() {}

    private static LibraryScheduler mutate(LibraryScheduler library, BiFunction<LibraryScheduler, Submissions, Face> worker) {
        return new Face(library) {
            @Override
            public Submissions createWorker() {
                return worker.apply(library, library.createWorker());
            }
        };
    }

    static LibraryScheduler lifo(LibraryScheduler library) {
        return mutate(library, LifoWorker::new);
    }

    static LibraryScheduler overlapping(LibraryScheduler library) {
        return mutate(library, (scheduler, worker) -> new Face(scheduler) {
            @Override
            public void close() {
                // The scheduler goes on; these tasks are nobody's.
            }
        });
    }

    static LibraryScheduler neverClosed(LibraryScheduler library) {
        return mutate(library, NeverClosedWorker::new);
    }

    static LibraryScheduler keeping(LibraryScheduler library) {
        return mutate(library, (scheduler, worker) -> new KeepingWorker(worker));
    }

    static LibraryScheduler mortal(LibraryScheduler library) {
        return mutate(library, (scheduler, worker) -> new MortalWorker(worker));
    }

    /** Runs the youngest task first. */
    private static final class LifoWorker extends Face {
        private final LibraryScheduler library;
        private final Deque<Runnable> stack = new ArrayDeque<>();

        LifoWorker(LibraryScheduler library, Submissions worker) {
            super(worker);
            this.library = library;
        }

        @Override
        public Cancellable schedule(Runnable task) {
            boolean[] cancelled = new boolean[1];
            stack.push(() -> {
                if (!cancelled[0]) {
                    task.run();
                }
            });
            Cancellable pop = target.schedule(() -> stack.pop().run());
            return Bridge.handle(() -> cancelled[0] = true, () -> cancelled[0] || pop.isDone());
        }

        @Override
        public Cancellable scheduleAfter(Duration delay, Runnable task) {
            return delay.isZero() || delay.isNegative()
                    ? schedule(task)
                    : library.scheduleAfter(delay, () -> schedule(task));
        }
    }

    /** Goes on accepting. */
    private static final class NeverClosedWorker extends Face {
        private final LibraryScheduler library;
        private boolean closed;

        NeverClosedWorker(LibraryScheduler library, Submissions worker) {
            super(worker);
            this.library = library;
        }

        @Override
        public void close() {
            super.close();
            closed = true;
        }

        @Override
        public Cancellable schedule(Runnable task) {
            return closed ? library.schedule(task) : super.schedule(task);
        }
    }

    /** Rejects what comes later, and runs what was there. */
    private static final class KeepingWorker extends Face {
        private boolean closed;

        KeepingWorker(Submissions worker) {
            super(worker);
        }

        @Override
        public void close() {
            closed = true;
        }

        @Override
        public Cancellable schedule(Runnable task) {
            rejectIfClosed();
            return super.schedule(task);
        }

        @Override
        public Cancellable scheduleAfter(Duration delay, Runnable task) {
            rejectIfClosed();
            return super.scheduleAfter(delay, task);
        }

        private void rejectIfClosed() {
            if (closed) {
                throw new RejectedExecutionException("closed");
            }
        }
    }

    /** Dies of the first task that throws. */
    private static final class MortalWorker extends Face {
        private boolean dead;

        MortalWorker(Submissions worker) {
            super(worker);
        }

        private Runnable deadly(Runnable task) {
            return () -> {
                if (dead) {
                    return;
                }
                dead = true;
                task.run();
                dead = false;
            };
        }

        @Override
        public Cancellable schedule(Runnable task) {
            return super.schedule(deadly(task));
        }

        @Override
        public Cancellable scheduleAfter(Duration delay, Runnable task) {
            return super.scheduleAfter(delay, deadly(task));
        }
    }
}
