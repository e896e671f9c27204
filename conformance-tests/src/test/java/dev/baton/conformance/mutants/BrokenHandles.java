package dev.baton.conformance.mutants;

import dev.baton.conformance.Bridge;
import dev.baton.conformance.LibraryScheduler;
import dev.baton.conformance.Submissions;
import dev.baton.core.Cancellable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** Schedulers and workers that forget, or do not forget, what they were given. */
final class BrokenHandles {
    private BrokenHandles() {}

    /** Has a hook for submitted tasks that the delayed ones miss. */
    static final class HookForgotten extends Face {
        private AtomicInteger calls = new AtomicInteger();

        HookForgotten(Submissions target) {
            super(target);
        }

        @Override
        public Runnable countHookCalls(AtomicInteger newCalls) {
            calls = newCalls;
            return () -> calls = new AtomicInteger();
        }

        @Override
        public Cancellable schedule(Runnable task) {
            calls.incrementAndGet();
            return super.schedule(task);
        }

        @Override
        public Cancellable schedulePeriodically(Duration initial, Duration period, Runnable task) {
            calls.incrementAndGet();
            return super.schedulePeriodically(initial, period, task);
        }
    }

    /** Prints nothing of the scheduler behind it. */
    static final class Nameless extends Face {
        Nameless(Submissions target) {
            super(target);
        }

        @Override
        public String toString() {
            return "scheduler";
        }
    }

    /** Returns handles that are pending for ever. */
    static final class NeverDone extends Face {
        NeverDone(Submissions target) {
            super(target);
        }

        @Override
        Face ofWorker(Submissions worker) {
            return new NeverDone(worker);
        }

        @Override
        public Cancellable schedule(Runnable task) {
            return Bridge.handle(super.schedule(task)::cancel, () -> false);
        }

        @Override
        public Cancellable scheduleAfter(Duration delay, Runnable task) {
            return Bridge.handle(super.scheduleAfter(delay, task)::cancel, () -> false);
        }
    }

    /** Interrupts the thread that began the task, whatever that thread does by now. */
    static final class Interrupting extends Face {
        Interrupting(Submissions target) {
            super(target);
        }

        @Override
        Face ofWorker(Submissions worker) {
            return new Interrupting(worker);
        }

        @Override
        public Cancellable schedule(Runnable task) {
            AtomicReference<Thread> runner = new AtomicReference<>();
            Cancellable handle = super.schedule(() -> {
                runner.set(Thread.currentThread());
                task.run();
            });
            return Bridge.handle(() -> {
                handle.cancel();
                Thread thread = runner.get();
                if (thread != null && thread != Thread.currentThread()) {
                    thread.interrupt();
                }
            }, handle::isDone);
        }
    }

    /** Takes a graceful end for a reason to cancel everything. */
    static final class CuttingShort extends Face {
        private final List<Cancellable> handles;
        private final AtomicBoolean closed;

        CuttingShort(Submissions target) {
            this(target, new ArrayList<>(), new AtomicBoolean());
        }

        private CuttingShort(Submissions target, List<Cancellable> handles, AtomicBoolean closed) {
            super(target);
            this.handles = handles;
            this.closed = closed;
        }

        @Override
        Face ofWorker(Submissions worker) {
            return new CuttingShort(worker, handles, closed);
        }

        private Cancellable keep(Supplier<Cancellable> submission) {
            if (closed.get()) {
                throw new RejectedExecutionException("closed");
            }
            Cancellable handle = submission.get();
            handles.add(handle);
            return handle;
        }

        @Override
        public Cancellable schedule(Runnable task) {
            return keep(() -> super.schedule(task));
        }

        @Override
        public Cancellable scheduleAfter(Duration delay, Runnable task) {
            return keep(() -> super.scheduleAfter(delay, task));
        }

        @Override
        public CompletionStage<?> closeGracefully() {
            CompletableFuture<Void> ended = new CompletableFuture<>();
            closed.set(true);
            handles.forEach(Cancellable::cancel);
            ((LibraryScheduler) target).schedule(() -> ended.complete(null));
            return ended;
        }
    }

    /** Keeps what was cancelled. */
    static final class Retaining extends Face {
        private final List<Runnable> kept = new ArrayList<>();

        Retaining(Submissions target) {
            super(target);
        }

        @Override
        public Cancellable scheduleAfter(Duration delay, Runnable task) {
            kept.add(task);
            return super.scheduleAfter(delay, task);
        }
    }

    /** Catches what tasks throw and tells nobody. */
    static final class Swallowing extends Face {
        Swallowing(Submissions target) {
            super(target);
        }

        @Override
        Face ofWorker(Submissions worker) {
            return new Swallowing(worker);
        }

        private static Runnable swallowing(Runnable task) {
            return () -> {
                try {
                    task.run();
                } catch (Throwable swallowed) {
                    // This is the mistake.
                }
            };
        }

        @Override
        public Cancellable schedule(Runnable task) {
            return super.schedule(swallowing(task));
        }

        @Override
        public Cancellable scheduleAfter(Duration delay, Runnable task) {
            return super.scheduleAfter(delay, swallowing(task));
        }

        @Override
        public Cancellable schedulePeriodically(Duration initial, Duration period, Runnable task) {
            return super.schedulePeriodically(initial, period, swallowing(task));
        }
    }
}
