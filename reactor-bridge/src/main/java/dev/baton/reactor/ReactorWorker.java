package dev.baton.reactor;

import dev.baton.core.Cancellable;
import dev.baton.core.TaskScope;
import dev.baton.core.Worker;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Scannable;

/** A Baton worker as a Reactor one. */
final class ReactorWorker implements reactor.core.scheduler.Scheduler.Worker, Scannable {
    private final Worker worker;
    private final Cancellable held;

    ReactorWorker(Worker worker, TaskScope scope) {
        this.worker = worker;
        this.held = scope.hold(worker);
    }

    @Override
    public Disposable schedule(Runnable task) {
        return new ReactorTask(task, null).begin(worker, 0);
    }

    @Override
    public Disposable schedule(Runnable task, long delay, TimeUnit unit) {
        return new ReactorTask(task, null).begin(worker, unit.toNanos(delay));
    }

    @Override
    public Disposable schedulePeriodically(Runnable task, long initialDelay, long period, TimeUnit unit) {
        return new ReactorPeriodicTask(worker, unit.toNanos(period), task, null).begin(unit.toNanos(initialDelay));
    }

    @Override
    public void dispose() {
        held.cancel();
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
