package dev.baton.rxjava;

import dev.baton.core.TaskLabel;
import dev.baton.core.TaskScope;
import io.reactivex.rxjava3.disposables.Disposable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A Baton worker as an RxJava one. */
final class RxWorker extends io.reactivex.rxjava3.core.Scheduler.Worker implements Owner {
    private final TaskScope scope;
    private final Hook hook;
    private final @Nullable TaskLabel label;

    RxWorker(TaskScope scope, Hook hook, @Nullable TaskLabel label) {
        this.scope = scope;
        this.hook = hook;
        this.label = label;
    }

    @Override
    public TaskScope scope() {
        return scope;
    }

    @Override
    public Hook hook() {
        return hook;
    }

    @Override
    public @Nullable TaskLabel label() {
        return label;
    }

    @Override
    public Disposable schedule(Runnable run) {
        return RxTask.submit(run, this, 0);
    }

    @Override
    public Disposable schedule(Runnable run, long delay, TimeUnit unit) {
        return RxTask.submit(run, this, unit.toNanos(delay));
    }

    @Override
    public Disposable schedulePeriodically(Runnable run, long initialDelay, long period, TimeUnit unit) {
        return RxPeriodicTask.submit(run, this, unit.toNanos(initialDelay), unit.toNanos(period));
    }

    @Override
    public long now(TimeUnit unit) {
        return Now.of(scope.scheduler(), unit);
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
    public String toString() {
        return "RxWorker(" + scope.scheduler() + ")";
    }
}
