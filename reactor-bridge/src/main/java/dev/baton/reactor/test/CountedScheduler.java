package dev.baton.reactor.test;

import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.CoreSubscriber;
import reactor.core.Disposable;
import reactor.core.Scannable;
import reactor.core.scheduler.Scheduler;

/** A scheduler of a verification: tells the verification of each submission, and shows its time. */
class CountedScheduler implements Scheduler, Scannable {
    private final VirtualTimeView view;
    private final Scheduler scheduler;

    CountedScheduler(VirtualTimeView view, Scheduler scheduler) {
        this.view = view;
        this.scheduler = scheduler;
    }

    @Override
    public Disposable schedule(Runnable task) {
        return counting(() -> scheduler.schedule(task));
    }

    @Override
    public Disposable schedule(Runnable task, long delay, TimeUnit unit) {
        return counting(() -> scheduler.schedule(task, delay, unit));
    }

    @Override
    public Disposable schedulePeriodically(Runnable task, long initialDelay, long period, TimeUnit unit) {
        Repeated repeated = new Repeated(task, this);
        return counting(() -> repeated.handle = scheduler.schedulePeriodically(repeated, initialDelay, period, unit));
    }

    private Disposable counting(Supplier<Disposable> submission) {
        view.submitting();
        Disposable handle = submission.get();
        view.submitted();
        return handle;
    }

    @Override
    public Worker createWorker() {
        return new CountedWorker(scheduler.createWorker());
    }

    @Override
    public long now(TimeUnit unit) {
        return view.now(unit);
    }

    @Override
    public void init() {
        scheduler.init();
    }

    @Override
    public void dispose() {
        scheduler.dispose();
    }

    @Override
    public boolean isDisposed() {
        return scheduler.isDisposed();
    }

    @Override
    @SuppressWarnings("rawtypes") // as Scannable declares it
    public @Nullable Object scanUnsafe(Attr key) {
        return Scannable.from(scheduler).scanUnsafe(key);
    }

    @Override
    public String toString() {
        return scheduler.toString();
    }

    /** The same for a worker. */
    private final class CountedWorker implements Worker, Scannable {
        private final Worker worker;

        CountedWorker(Worker worker) {
            this.worker = worker;
        }

        @Override
        public Disposable schedule(Runnable task) {
            return counting(() -> worker.schedule(task));
        }

        @Override
        public Disposable schedule(Runnable task, long delay, TimeUnit unit) {
            return counting(() -> worker.schedule(task, delay, unit));
        }

        @Override
        public Disposable schedulePeriodically(Runnable task, long initialDelay, long period, TimeUnit unit) {
            Repeated repeated = new Repeated(task, this);
            return counting(() -> repeated.handle = worker.schedulePeriodically(repeated, initialDelay, period, unit));
        }

        @Override
        public void dispose() {
            worker.dispose();
        }

        @Override
        public boolean isDisposed() {
            return worker.isDisposed();
        }

        @Override
        @SuppressWarnings("rawtypes") // as Scannable declares it
        public @Nullable Object scanUnsafe(Attr key) {
            return Scannable.from(worker).scanUnsafe(key);
        }

        @Override
        public String toString() {
            return worker.toString();
        }
    }

    /** A periodic task whose runs count as tasks; its subscriber can still be found through it. */
    private final class Repeated implements Runnable, Scannable {
        private final Runnable task;
        private final Disposable owner;
        private @Nullable Disposable handle;

        Repeated(Runnable task, Disposable owner) {
            this.task = task;
            this.owner = owner;
        }

        @Override
        public void run() {
            task.run();
            if (!owner.isDisposed() && (handle == null || !handle.isDisposed())) {
                view.repeating();
            }
        }

        @Override
        @SuppressWarnings("rawtypes") // as Scannable declares it
        public @Nullable Object scanUnsafe(Attr key) {
            return key == Attr.ACTUAL && task instanceof CoreSubscriber
                    ? task
                    : Scannable.from(task).scanUnsafe(key);
        }
    }
}
