package dev.baton.benchmarks.clock;

import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.disposables.Disposable;
import io.reactivex.rxjava3.schedulers.TestScheduler;
import java.util.concurrent.TimeUnit;

/** RxJava's {@link TestScheduler}, through one worker: {@code scheduleDirect} makes a worker and a wrapper for each task. */
final class RxJavaClock implements VirtualClock {
    private final TestScheduler scheduler = new TestScheduler();
    private final Scheduler.Worker worker = scheduler.createWorker();

    @Override
    public Object submit(Runnable task) {
        return worker.schedule(task);
    }

    @Override
    public Object arm(long delayMillis, Runnable task) {
        return worker.schedule(task, delayMillis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void cancel(Object handle) {
        ((Disposable) handle).dispose();
    }

    @Override
    public Lane worker() {
        Scheduler.Worker own = scheduler.createWorker();
        return own::schedule;
    }

    @Override
    public void runAll() {
        scheduler.advanceTimeBy(2, TimeUnit.HOURS);
    }

    @Override
    public void runSecond() {
        scheduler.advanceTimeBy(1, TimeUnit.SECONDS);
    }

    @Override
    public void close() {} // nothing needs it
}
