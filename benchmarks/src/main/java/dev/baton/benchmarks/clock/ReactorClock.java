package dev.baton.benchmarks.clock;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import reactor.core.Disposable;
import reactor.core.scheduler.Scheduler;
import reactor.test.scheduler.VirtualTimeScheduler;

/** Reactor's {@link VirtualTimeScheduler}, called directly: that is one call to a worker it keeps for the purpose. */
final class ReactorClock implements VirtualClock {
    private static final Duration LONG = Duration.ofHours(2);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final VirtualTimeScheduler scheduler = VirtualTimeScheduler.create();

    @Override
    public Object submit(Runnable task) {
        return scheduler.schedule(task);
    }

    @Override
    public Object arm(long delayMillis, Runnable task) {
        return scheduler.schedule(task, delayMillis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void cancel(Object handle) {
        ((Disposable) handle).dispose();
    }

    @Override
    public Lane worker() {
        Scheduler.Worker worker = scheduler.createWorker();
        return worker::schedule;
    }

    @Override
    public void runAll() {
        scheduler.advanceTimeBy(LONG);
    }

    @Override
    public void runSecond() {
        scheduler.advanceTimeBy(SECOND);
    }

    @Override
    public void close() {} // nothing needs it
}
