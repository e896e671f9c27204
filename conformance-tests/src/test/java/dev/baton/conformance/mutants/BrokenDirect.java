package dev.baton.conformance.mutants;

import dev.baton.conformance.LibraryScheduler;
import dev.baton.conformance.Submissions;
import dev.baton.core.Cancellable;
import java.util.ArrayDeque;
import java.util.Deque;

/** Schedulers that get direct tasks wrong; their workers are right. */
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
}
