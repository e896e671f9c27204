package dev.baton.reactor;

import dev.baton.core.Worker;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Scannable;

/** A Baton worker as a Reactor one. */
final class ReactorWorker implements reactor.core.scheduler.Scheduler.Worker, Owner, Scannable {
    private final Worker worker;
    private final Owner owner;

    ReactorWorker(Worker worker, Owner owner) {
        this.worker = worker;
        this.owner = owner;
    }

    @Override
    public Disposable schedule(Runnable task) {
        return new ReactorTask(task, this).submitTo(worker, 0);
    }

    @Override
    public Disposable schedule(Runnable task, long delay, TimeUnit unit) {
        return new ReactorTask(task, this).submitTo(worker, unit.toNanos(delay));
    }

    @Override
    public Disposable schedulePeriodically(Runnable task, long initialDelay, long period, TimeUnit unit) {
        return new ReactorPeriodicTask(worker, unit.toNanos(period), task, this).begin(unit.toNanos(initialDelay));
    }

    @Override
    public boolean add(Disposable task) {
        return true; // core's worker holds the task itself, and rejects it once closed
    }

    @Override
    public void remove(Disposable task) {
        // Core's worker has let go of it.
    }

    @Override
    public void dispose() {
        worker.close();
        owner.remove(this);
    }

    @Override
    public boolean isDisposed() {
        return worker.isClosed();
    }

    @Override
    @SuppressWarnings("rawtypes") // as Scannable declares it
    public @Nullable Object scanUnsafe(Attr key) {
        if (key == Attr.TERMINATED || key == Attr.CANCELLED) {
            return isDisposed();
        }
        return key == Attr.NAME ? toString() : null;
    }

    @Override
    public String toString() {
        return "ReactorWorker(" + worker + ")";
    }
}
