package dev.baton.reactor;

import dev.baton.core.TaskLabel;
import dev.baton.core.TaskScope;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Scannable;

/** A Baton worker as a Reactor one. */
final class ReactorWorker implements reactor.core.scheduler.Scheduler.Worker, Scannable {
    private final ReactorScheduler parent;
    private final TaskScope scope;
    private final @Nullable TaskLabel label; // of the task that made it

    ReactorWorker(ReactorScheduler parent, TaskScope scope) {
        this.parent = parent;
        this.scope = scope;
        this.label = SubscriberContext.inherited(scope);
    }

    @Override
    public Disposable schedule(Runnable task) {
        return ReactorTask.submit(task, scope, 0, label, parent.mayBlock());
    }

    @Override
    public Disposable schedule(Runnable task, long delay, TimeUnit unit) {
        return ReactorTask.submit(task, scope, unit.toNanos(delay), label, parent.mayBlock());
    }

    @Override
    public Disposable schedulePeriodically(Runnable task, long initialDelay, long period, TimeUnit unit) {
        return ReactorPeriodicTask.submit(
                task, scope, unit.toNanos(initialDelay), unit.toNanos(period), label, parent.mayBlock());
    }

    @Override
    public void dispose() {
        scope.close();
    }

    @Override
    public boolean isDisposed() {
        return scope.isClosed();
    }

    @Override
    @SuppressWarnings("rawtypes") // as Scannable declares it
    public @Nullable Object scanUnsafe(Attr key) {
        if (key == Attr.TERMINATED || key == Attr.CANCELLED) {
            return isDisposed();
        }
        if (key == Attr.PARENT) {
            return parent;
        }
        if (key == Attr.CAPACITY) {
            return 1;
        }
        return key == Attr.NAME ? toString() : null;
    }

    @Override
    public String toString() {
        return "ReactorWorker(" + scope.scheduler() + ")";
    }
}
