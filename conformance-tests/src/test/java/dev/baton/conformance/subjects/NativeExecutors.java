package dev.baton.conformance.subjects;

import dev.baton.conformance.Environment;
import dev.baton.core.Scheduler;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;
import java.util.stream.Stream;

/** The JDK's own executors as ours: with and without delays of their own, bare and wrapped. */
final class NativeExecutors {
    private static final int THREADS = 3;

    private NativeExecutors() {}

    static Stream<Environment> environments() {
        return Stream.of(
                environment(1, Executors::newSingleThreadScheduledExecutor),
                environment(THREADS, threads -> Executors.newScheduledThreadPool(THREADS, threads)),
                environment(1, Executors::newSingleThreadExecutor),
                environment(THREADS, threads -> Executors.newFixedThreadPool(THREADS, threads)));
    }

    private static Environment environment(int threads, Function<ThreadFactory, ExecutorService> maker) {
        Queue<Throwable> errors = new ConcurrentLinkedQueue<>();
        ExecutorService target = maker.apply(task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            thread.setUncaughtExceptionHandler((where, error) -> errors.add(error));
            return thread;
        });
        Scheduler ours = Scheduler.of(target);
        Runnable end = () -> {
            ours.close();
            target.shutdownNow();
        };
        return Environment.realTime(new OwnedView(ours, end), threads, errors, until -> {});
    }
}
