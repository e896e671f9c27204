package dev.baton.conformance.subjects;

import dev.baton.conformance.Environment;
import dev.baton.platform.Foreground;
import dev.baton.platform.ThreadPoolScheduler;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** Thread pools over foregrounds that run by themselves: the test only waits. */
final class ForegroundThreads {
    private static final int THREADS = 2;
    private static final ExecutorService UI = Executors.newSingleThreadExecutor(life -> {
        Thread thread = new Thread(life, "ui");
        thread.setDaemon(true);
        return thread;
    });

    private ForegroundThreads() {}

    /** Over Swing's event thread, without a display. */
    static Stream<Environment> swing() {
        System.setProperty("java.awt.headless", "true");
        return Stream.of(over(Foreground.swing()));
    }

    /** Over the only thread of an executor, which all environments share. */
    static Stream<Environment> executor() {
        return Stream.of(over(Foreground.ofSingleThread(UI)));
    }

    static Environment over(Foreground foreground) {
        Queue<Throwable> errors = new ConcurrentLinkedQueue<>();
        ThreadPoolScheduler scheduler = ThreadPoolScheduler.builder()
                .threads(THREADS)
                .foreground(foreground)
                .errorHandler(errors::add)
                .build();
        return Environment.realTime(scheduler, THREADS, errors, ForegroundThreads::await);
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            LockSupport.parkNanos(100_000);
        }
    }
}
