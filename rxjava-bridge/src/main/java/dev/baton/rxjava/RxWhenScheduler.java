package dev.baton.rxjava;

import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.disposables.Disposable;
import java.util.concurrent.TimeUnit;

/**
 * What {@link Scheduler#when} returns, on the clock it was made from.
 *
 * <p>RxJava's own asks the wall what time it is, so periodic tasks leave virtual time.
 */
final class RxWhenScheduler extends Scheduler implements Disposable {
    private final Scheduler shaped;
    private final Scheduler clock;

    /** A scheduler that does what {@code shaped} does, which must be disposable, at the time of {@code clock}. */
    RxWhenScheduler(Scheduler shaped, Scheduler clock) {
        this.shaped = shaped;
        this.clock = clock;
    }

    @Override
    public Worker createWorker() {
        return new ClockedWorker(shaped.createWorker());
    }

    @Override
    public long now(TimeUnit unit) {
        return clock.now(unit);
    }

    @Override
    public void dispose() {
        ((Disposable) shaped).dispose();
    }

    @Override
    public boolean isDisposed() {
        return ((Disposable) shaped).isDisposed();
    }

    @Override
    public String toString() {
        return clock + ".when(...)";
    }

    private final class ClockedWorker extends Worker {
        private final Worker worker;

        ClockedWorker(Worker worker) {
            this.worker = worker;
        }

        @Override
        public Disposable schedule(Runnable run) {
            return worker.schedule(run);
        }

        @Override
        public Disposable schedule(Runnable run, long delay, TimeUnit unit) {
            return worker.schedule(run, delay, unit);
        }

        @Override
        public long now(TimeUnit unit) {
            return clock.now(unit);
        }

        @Override
        public void dispose() {
            worker.dispose();
        }

        @Override
        public boolean isDisposed() {
            return worker.isDisposed();
        }
    }
}
