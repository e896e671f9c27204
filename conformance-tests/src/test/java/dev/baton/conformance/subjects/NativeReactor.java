package dev.baton.conformance.subjects;

import dev.baton.conformance.Environment;
import dev.baton.core.Scheduler;
import dev.baton.reactor.ReactorSchedulers;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;
import java.util.stream.Stream;
import reactor.core.scheduler.Schedulers;

/** Reactor's own schedulers as ours: one thread, several, many at need, and an executor. */
final class NativeReactor {
    private static final int THREADS = 3;
    private static final int QUEUE = 100_000;

    private NativeReactor() {}

    static Stream<Environment> environments() {
        return Stream.of(
                environment(1, Schedulers::newSingle),
                environment(THREADS, threads -> Schedulers.newParallel(THREADS, threads)),
                environment(THREADS, threads -> Schedulers.newBoundedElastic(THREADS, QUEUE, threads, 1)),
                environment(THREADS, threads ->
                        Schedulers.fromExecutorService(Executors.newScheduledThreadPool(THREADS, threads), "executor")));
    }

    private static Environment environment(
            int threads, Function<ThreadFactory, reactor.core.scheduler.Scheduler> maker) {
        Queue<Throwable> errors = new ConcurrentLinkedQueue<>();
        reactor.core.scheduler.Scheduler target = maker.apply(task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            thread.setUncaughtExceptionHandler((where, error) -> errors.add(error));
            return thread;
        });
        target.init();
        Scheduler ours = ReactorSchedulers.of(target);
        Runnable end = () -> {
            ours.close();
            target.dispose();
        };
        return Environment.realTime(new OwnedView(ours, end), threads, errors, until -> {});
    }
}
