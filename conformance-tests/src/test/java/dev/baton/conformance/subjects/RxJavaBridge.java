package dev.baton.conformance.subjects;

import dev.baton.conformance.Bridge;
import dev.baton.conformance.LibraryScheduler;
import dev.baton.conformance.Submissions;
import dev.baton.core.Cancellable;
import dev.baton.core.Scheduler;
import dev.baton.rxjava.RxSchedulers;
import io.reactivex.rxjava3.disposables.Disposable;
import io.reactivex.rxjava3.plugins.RxJavaPlugins;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** RxJava's schedulers in the words of the suite. */
final class RxJavaBridge implements Bridge {
    @Override
    public LibraryScheduler over(Scheduler scheduler) {
        return new Face(RxSchedulers.fromScheduler(scheduler));
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
