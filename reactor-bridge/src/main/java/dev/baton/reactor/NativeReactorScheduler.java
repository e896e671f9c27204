package dev.baton.reactor;

import dev.baton.core.NativeScheduler;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import reactor.core.Disposable;
import reactor.core.scheduler.Scheduler;

/** A scheduler of Reactor's own as one of ours. */
final class NativeReactorScheduler extends NativeScheduler {
    private final Scheduler target;

    NativeReactorScheduler(Scheduler target) {
        this.target = target;
    }

    Scheduler target() {
        return target;
    }

    @Override
    protected Runnable give(Runnable ticket, long delayNanos) {
        Disposable given =
                delayNanos == 0 ? target.schedule(ticket) : target.schedule(ticket, delayNanos, TimeUnit.NANOSECONDS);
        return given::dispose;
    }

    @Override
    public long nanoTime() {
        return target.now(TimeUnit.NANOSECONDS);
    }

    /** Returns the time in milliseconds: below them Reactor's schedulers turn to a clock without an origin. */
    @Override
    public Instant now() {
        return Instant.ofEpochMilli(target.now(TimeUnit.MILLISECONDS));
    }

    @Override
    public String toString() {
        return "ReactorSchedulers.of(" + target + ")";
    }
}
