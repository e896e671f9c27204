package dev.baton.conformance.subjects;

import dev.baton.conformance.Bridge;
import dev.baton.conformance.LibraryScheduler;
import dev.baton.conformance.Submissions;
import dev.baton.core.Cancellable;
import dev.baton.core.Installation;
import dev.baton.core.Scheduler;
import dev.baton.core.testing.TestScheduler;
import dev.baton.rxjava.RxSchedulers;
import dev.baton.rxjava.RxTestScheduler;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.disposables.Disposable;
import io.reactivex.rxjava3.plugins.RxJavaPlugins;
import io.reactivex.rxjava3.schedulers.Schedulers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** RxJava's schedulers in the words of the suite. */
final class RxJavaBridge implements Bridge {
    private final Function<Scheduler, io.reactivex.rxjava3.core.Scheduler> maker;

    RxJavaBridge() {
        this(RxSchedulers::fromScheduler);
    }

    private RxJavaBridge(Function<Scheduler, io.reactivex.rxjava3.core.Scheduler> maker) {
        this.maker = maker;
    }

    /** Returns one that hands out the test scheduler with RxJava's verbs; views have none. */
    static RxJavaBridge withVerbs() {
        return new RxJavaBridge(scheduler -> scheduler instanceof TestScheduler test
                ? RxTestScheduler.over(test)
                : RxSchedulers.fromScheduler(scheduler));
    }

    @Override
    public LibraryScheduler over(Scheduler scheduler) {
        return new Face(maker.apply(scheduler));
    }

    @Override
    public Scheduler back(LibraryScheduler scheduler) {
        return RxSchedulers.of(((Face) scheduler).scheduler());
    }

    @Override
    public Installation install(Scheduler scheduler) {
        return RxSchedulers.install(scheduler);
    }

    @Override
    public LibraryScheduler defaultScheduler() {
        return new Face(Schedulers.computation());
    }

    @Override
    public void block(Duration delay) {
        Single.timer(delay.toNanos(), TimeUnit.NANOSECONDS).blockingGet();
    }

    private static Cancellable handle(Disposable disposable) {
        return Bridge.handle(disposable::dispose, disposable::isDisposed);
    }

    private record Face(io.reactivex.rxjava3.core.Scheduler scheduler) implements LibraryScheduler {
        @Override
        public Cancellable schedule(Runnable task) {
            return handle(scheduler.scheduleDirect(task));
        }

        @Override
        public Cancellable scheduleAfter(Duration delay, Runnable task) {
            return handle(scheduler.scheduleDirect(task, Bridge.nanos(delay), TimeUnit.NANOSECONDS));
        }

        @Override
        public Cancellable schedulePeriodically(Duration initial, Duration period, Runnable task) {
            return handle(scheduler.schedulePeriodicallyDirect(
                    task, Bridge.nanos(initial), Bridge.nanos(period), TimeUnit.NANOSECONDS));
        }

        @Override
        public Submissions createWorker() {
            return new WorkerFace(scheduler.createWorker());
        }

        @Override
        public long nanoTime() {
            return scheduler.now(TimeUnit.NANOSECONDS);
        }

        @Override
        public Runnable countHookCalls(AtomicInteger calls) {
            RxJavaPlugins.setScheduleHandler(task -> {
                calls.incrementAndGet();
                return task;
            });
            return () -> RxJavaPlugins.setScheduleHandler(null);
        }

        @Override
        public void close() {
            scheduler.shutdown();
        }

        @Override
        public String toString() {
            return scheduler.toString();
        }
    }

    private record WorkerFace(io.reactivex.rxjava3.core.Scheduler.Worker worker) implements Submissions {
        @Override
        public Cancellable schedule(Runnable task) {
            return handle(worker.schedule(task));
        }

        @Override
        public Cancellable scheduleAfter(Duration delay, Runnable task) {
            return handle(worker.schedule(task, Bridge.nanos(delay), TimeUnit.NANOSECONDS));
        }

        @Override
        public Cancellable schedulePeriodically(Duration initial, Duration period, Runnable task) {
            return handle(worker.schedulePeriodically(
                    task, Bridge.nanos(initial), Bridge.nanos(period), TimeUnit.NANOSECONDS));
        }

        @Override
        public void close() {
            worker.dispose();
        }
    }
}
