package dev.baton.reactor;

import dev.baton.core.Scheduler;
import dev.baton.core.SchedulerScope;
import dev.baton.core.TaskLabel;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Scannable;
import reactor.core.publisher.Mono;

/** A Baton scheduler as a Reactor one. */
final class ReactorScheduler implements reactor.core.scheduler.Scheduler, Scannable {
    private final Scheduler scheduler;
    private final SchedulerScope scope;
    private final boolean mayBlock;

    ReactorScheduler(Scheduler scheduler, boolean interrupting, boolean mayBlock) {
        this.scheduler = scheduler;
        this.scope = new SchedulerScope(scheduler, interrupting);
        this.mayBlock = mayBlock;
    }

    Scheduler scheduler() {
        return scheduler;
    }

    /** Returns false if Reactor's blocking calls are an error in its tasks. */
    boolean mayBlock() {
        return mayBlock;
    }

    @Override
    public Disposable schedule(Runnable task) {
        return ReactorTask.submit(task, scope, 0, SubscriberContext.inherited(scope, task), mayBlock);
    }

    @Override
    public Disposable schedule(Runnable task, long delay, TimeUnit unit) {
        return ReactorTask.submit(
                task, scope, unit.toNanos(delay), SubscriberContext.inherited(scope, task), mayBlock);
    }

    @Override
    public Disposable schedulePeriodically(Runnable task, long initialDelay, long period, TimeUnit unit) {
        TaskLabel label = SubscriberContext.inherited(scope, task);
        return ReactorPeriodicTask.submit(task, scope, unit.toNanos(initialDelay), unit.toNanos(period), label, mayBlock);
    }

    @Override
    public Worker createWorker() {
        return new ReactorWorker(this, scope.openWorker());
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
    public Mono<Void> disposeGracefully() {
        return Mono.defer(() -> Mono.fromFuture(scope.closeGracefully()));
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
        if (key == Attr.BUFFERED) {
            return (int) Math.min(Integer.MAX_VALUE, scope.size());
        }
        if (key == Attr.LARGE_BUFFERED) {
            return scope.size();
        }
        if (key == Attr.CAPACITY) {
            return scheduler instanceof dev.baton.core.Worker ? 1 : null; // the threads of others are theirs to count
        }
        return key == Attr.NAME ? toString() : null;
    }

    @Override
    public String toString() {
        return "ReactorScheduler(" + scheduler + ")";
    }
}
