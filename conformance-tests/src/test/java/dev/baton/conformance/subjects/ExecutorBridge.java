package dev.baton.conformance.subjects;

import dev.baton.conformance.Bridge;
import dev.baton.conformance.LibraryScheduler;
import dev.baton.conformance.Submissions;
import dev.baton.core.Cancellable;
import dev.baton.core.Installation;
import dev.baton.core.Scheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The JDK's executors in the words of the suite: a worker is an executor of one thread. */
final class ExecutorBridge implements Bridge {
    private @Nullable ScheduledExecutorService given;

    @Override
    public LibraryScheduler over(Scheduler scheduler) {
        return new Face(scheduler.asExecutorService());
    }

    @Override
    public Scheduler back(LibraryScheduler scheduler) {
        return Scheduler.of(((Face) scheduler).executor);
    }

    /** There is nothing to install into; applications are given their executors. */
    @Override
    public Installation install(Scheduler scheduler) {
        given = scheduler.asExecutorService();
        return () -> given = null;
    }

    @Override
    public LibraryScheduler defaultScheduler() {
        return new Face(Objects.requireNonNull(given, "given"));
    }

    @Override
    public void block(Duration delay) {
        try {
            Objects.requireNonNull(given, "given").schedule(() -> {}, delay.toNanos(), TimeUnit.NANOSECONDS).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private static Cancellable handle(Future<?> future) {
        return Bridge.handle(() -> future.cancel(true), future::isDone);
    }

    private static class Executor implements Submissions {
        final ScheduledExecutorService executor;

        Executor(ScheduledExecutorService executor) {
            this.executor = executor;
        }

        @Override
        public Cancellable schedule(Runnable task) {
            return handle(executor.submit(task));
        }

        @Override
        public Cancellable scheduleAfter(Duration delay, Runnable task) {
            return handle(executor.schedule(task, Bridge.nanos(delay), TimeUnit.NANOSECONDS));
        }

        @Override
        public Cancellable schedulePeriodically(Duration initial, Duration period, Runnable task) {
            return handle(executor.scheduleAtFixedRate(task, Bridge.nanos(initial), Bridge.nanos(period), TimeUnit.NANOSECONDS));
        }

        /** Closes as the documentation of shutdownNow says: whoever wants what waits to be cancelled does that. */
        @Override
        public void close() {
            for (Runnable waiting : executor.shutdownNow()) {
                ((Future<?>) waiting).cancel(false);
            }
        }
    }

    private static final class Face extends Executor implements LibraryScheduler {
        private static final long FAR = TimeUnit.DAYS.toNanos(10_000);

        private final List<Executor> workers = new ArrayList<>();
        private final ScheduledFuture<?> hand;

        Face(ScheduledExecutorService executor) {
            super(executor);
            hand = executor.schedule(() -> {}, FAR, TimeUnit.NANOSECONDS);
            hand.cancel(false);
        }

        @Override
        public Submissions createWorker() {
            Executor worker = new Executor(Scheduler.of(executor).createWorker().asExecutorService());
            workers.add(worker);
            return worker;
        }

        /** Executors have no clock but the one that runs down the delays of their tasks. */
        @Override
        public long nanoTime() {
            return FAR - hand.getDelay(TimeUnit.NANOSECONDS);
        }

        @Override
        public CompletionStage<?> closeGracefully() {
            List<ExecutorService> all = new ArrayList<>(List.of(executor));
            workers.forEach(worker -> all.add(worker.executor));
            all.forEach(ExecutorService::shutdown);
            return new CompletableFuture<>() {
                @Override
                public boolean isDone() {
                    return all.stream().allMatch(ExecutorService::isTerminated);
                }
            };
        }

        @Override
        public void close() {
            super.close();
            workers.forEach(Executor::close);
        }

        @Override
        public String toString() {
            return executor.toString();
        }
    }
}
