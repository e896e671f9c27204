package dev.baton.conformance.subjects;

import dev.baton.conformance.Bridge;
import dev.baton.conformance.LibraryScheduler;
import dev.baton.conformance.Submissions;
import dev.baton.core.Cancellable;
import dev.baton.core.Installation;
import dev.baton.core.Scheduler;
import dev.baton.core.SessionId;
import dev.baton.core.TaskLabel;
import dev.baton.reactor.ReactorSchedulers;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Reactor's schedulers in the words of the suite. */
final class ReactorBridge implements Bridge {
    @Override
    public LibraryScheduler over(Scheduler scheduler) {
        return new Face(ReactorSchedulers.fromScheduler(scheduler));
    }

    @Override
    public Scheduler back(LibraryScheduler scheduler) {
        return ReactorSchedulers.of(((Face) scheduler).scheduler());
    }

    @Override
    public Installation install(Scheduler scheduler) {
        return ReactorSchedulers.install(scheduler);
    }

    @Override
    public LibraryScheduler defaultScheduler() {
        return new Face(Schedulers.parallel());
    }

    @Override
    public void block(Duration delay) {
        Mono.delay(delay).block();
    }

    private static Cancellable handle(Disposable disposable) {
        return Bridge.handle(disposable::dispose, disposable::isDisposed);
    }

    private record Face(reactor.core.scheduler.Scheduler scheduler) implements LibraryScheduler {
        @Override
        public Cancellable schedule(Runnable task) {
            return handle(scheduler.schedule(task));
        }

        @Override
        public Cancellable scheduleAfter(Duration delay, Runnable task) {
            return handle(scheduler.schedule(task, Bridge.nanos(delay), TimeUnit.NANOSECONDS));
        }

        @Override
        public Cancellable schedulePeriodically(Duration initial, Duration period, Runnable task) {
            return handle(scheduler.schedulePeriodically(
                    task, Bridge.nanos(initial), Bridge.nanos(period), TimeUnit.NANOSECONDS));
        }

        @Override
        public Submissions createWorker() {
            return new WorkerFace(scheduler.createWorker());
        }

        @Override
        public Submissions inContext(TaskLabel label) {
            return new ContextFace(scheduler, TaskLabel.class, label);
        }

        @Override
        public Submissions inContext(SessionId session) {
            return new ContextFace(scheduler, SessionId.class, session);
        }

        @Override
        public long nanoTime() {
            return scheduler.now(TimeUnit.NANOSECONDS);
        }

        @Override
        public CompletionStage<?> closeGracefully() {
            return scheduler.disposeGracefully().toFuture();
        }

        @Override
        public Runnable countHookCalls(AtomicInteger calls) {
            Schedulers.onScheduleHook("conformance", task -> {
                calls.incrementAndGet();
                return task;
            });
            return () -> Schedulers.resetOnScheduleHook("conformance");
        }

        @Override
        public void close() {
            scheduler.dispose();
        }

        @Override
        public String toString() {
            return scheduler.toString();
        }
    }

    /** Submits through operators, whose subscriber has a value in its context. */
    private record ContextFace(reactor.core.scheduler.Scheduler scheduler, Object key, Object value)
            implements Submissions {
        private Cancellable subscribe(Flux<?> operators) {
            return handle(operators.contextWrite(context -> context.put(key, value)).subscribe());
        }

        @Override
        public Cancellable schedule(Runnable task) {
            return subscribe(Mono.fromRunnable(task).subscribeOn(scheduler).flux());
        }

        @Override
        public Cancellable scheduleAfter(Duration delay, Runnable task) {
            return subscribe(Mono.delay(delay, scheduler).doOnNext(now -> task.run()).flux());
        }

        @Override
        public Cancellable schedulePeriodically(Duration initial, Duration period, Runnable task) {
            return subscribe(Flux.interval(initial, period, scheduler).doOnNext(now -> task.run()));
        }

        @Override
        public void close() {
            scheduler.dispose();
        }
    }

    private record WorkerFace(reactor.core.scheduler.Scheduler.Worker worker) implements Submissions {
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
