package dev.baton.reactor;

import dev.baton.core.Scheduler;
import dev.baton.core.SchedulerScope;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Scannable;

/** A Baton scheduler as a Reactor one. */
final class ReactorScheduler implements reactor.core.scheduler.Scheduler, Scannable {
    private final Scheduler scheduler;
    private final SchedulerScope scope;

    ReactorScheduler(Scheduler scheduler, boolean interrupting) {
        this.scheduler = scheduler;
        this.scope = new SchedulerScope(scheduler, interrupting);
    }

    @Override
    public Disposable schedule(Runnable task) {
        return ReactorTask.submit(task, scope, 0);
    }

    @Override
    public Disposable schedule(Runnable task, long delay, TimeUnit unit) {
        return ReactorTask.submit(task, scope, unit.toNanos(delay));
    }

    @Override
    public Disposable schedulePeriodically(Runnable task, long initialDelay, long period, TimeUnit unit) {
        return ReactorPeriodicTask.submit(task, scope, unit.toNanos(initialDelay), unit.toNanos(period));
    }

    @Override
    public Worker createWorker() {
        return new ReactorWorker(scope.openWorker());
    }

    @Override
    public long now(TimeUnit unit) {
        Instant now = scheduler.now();
        return unit.convert(Duration.ofSeconds(now.getEpochSecond(), now.getNano()));
    }

    @Override
    public void init() {
        if (isDisposed()) {
            throw new IllegalStateException(
                    this + " was disposed and cannot start again. Call ReactorSchedulers.fromScheduler for a new one");
        }
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
        return key == Attr.NAME ? toString() : null;
    }

    @Override
    public String toString() {
        return "ReactorScheduler(" + scheduler + ")";
    }
}
