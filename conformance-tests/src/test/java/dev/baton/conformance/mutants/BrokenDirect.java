package dev.baton.conformance.mutants;

import dev.baton.conformance.LibraryScheduler;
import dev.baton.conformance.Submissions;
import dev.baton.core.Cancellable;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** Schedulers that get undelayed tasks wrong, most of them direct ones alone. */
final class BrokenDirect {
    private BrokenDirect() {}

    /** Takes a further task for each submission, if it was made on another scheduler before. */
    static final class Remembering extends Face {
        private static int made;

        private final boolean hops = made++ % 2 == 1;

        Remembering(LibraryScheduler target) {
            super(target);
        }

        @Override
        Face ofWorker(Submissions worker) {
            return new Face(worker);
        }

        @Override
        public Cancellable schedule(Runnable task) {
            return super.schedule(hops ? () -> super.schedule(task) : task);
        }
    }

    /** Puts what is submitted on a stack of its own; a task runs what lies on top. */
    static final class Stacking extends Face {
        private final Deque<Runnable> stack = new ArrayDeque<>();

        Stacking(LibraryScheduler target) {
            super(target);
        }

        @Override
        Face ofWorker(Submissions worker) {
            return new Face(worker);
        }

        @Override
        public Cancellable schedule(Runnable task) {
            stack.push(task);
            return super.schedule(() -> stack.pop().run());
        }
    }

    /** Runs in place whatever it is told may run in place, on any thread. */
    static final class InPlaceAnywhere extends Face {
        InPlaceAnywhere(LibraryScheduler target) {
            super(target);
        }

        @Override
        public Submissions inPlace() {
            return new Face(target) {
                @Override
                public Cancellable schedule(Runnable task) {
                    task.run();
                    return super.schedule(() -> {});
                }
            };
        }
    }

    /** Takes two tasks for each submission: one that runs it, and one that does nothing. */
    static final class Doubling extends Face {
        Doubling(LibraryScheduler target) {
            super(target);
        }

        @Override
        Face ofWorker(Submissions worker) {
            return new Face(worker);
        }

        @Override
        public Cancellable schedule(Runnable task) {
            super.schedule(() -> {});
            return super.schedule(task);
        }
    }

    /** Hands what is submitted outside any task on a little later. */
    static final class Deferring extends Face {
        private static int running;

        Deferring(Submissions target) {
            super(target);
        }

        @Override
        Face ofWorker(Submissions worker) {
            return new Deferring(worker);
        }

        @Override
        public Cancellable schedule(Runnable task) {
            Runnable counted = () -> {
                running++;
                try {
                    task.run();
                } finally {
                    running--;
                }
            };
            return running > 0 ? super.schedule(counted) : super.scheduleAfter(Duration.ofNanos(1), counted);
        }
    }
}
