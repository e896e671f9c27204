package dev.baton.conformance.subjects;

import dev.baton.conformance.Environment;
import dev.baton.platform.MainLoop;
import dev.baton.platform.ThreadPoolScheduler;
import dev.baton.platform.VirtualThreadScheduler;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Every production scheduler: pools of several sizes, the elastic side of one, and a thread for each task. */
final class ThreadPools {
    private static final int ELASTIC_THREADS = 3;

    private ThreadPools() {}

    static Stream<Environment> environments() {
        return Stream.concat(
                IntStream.of(1, 2, 4).mapToObj(ThreadPools::pool),
                Stream.of(elastic(), threadPerTask()));
    }

    private static Environment pool(int threads) {
        MainLoop loop = MainLoop.create();
        Queue<Throwable> errors = new ConcurrentLinkedQueue<>();
        ThreadPoolScheduler scheduler = ThreadPoolScheduler.builder()
                .threads(threads)
                .foreground(loop)
                .errorHandler(errors::add)
                .build();
        return Environment.realTime(scheduler, threads, errors, loop::runUntil);
    }

    private static Environment elastic() {
        MainLoop loop = MainLoop.create();
        Queue<Throwable> errors = new ConcurrentLinkedQueue<>();
        ThreadPoolScheduler scheduler = ThreadPoolScheduler.builder()
                .threads(1)
                .elasticThreads(ELASTIC_THREADS)
                .foreground(loop)
                .errorHandler(errors::add)
                .build();
        return Environment.realTime(new OwnedView(scheduler.elastic(), scheduler::close), ELASTIC_THREADS, errors, loop::runUntil);
    }

    private static Environment threadPerTask() {
        MainLoop loop = MainLoop.create();
        Queue<Throwable> errors = new ConcurrentLinkedQueue<>();
        HeldThreads threads = new HeldThreads();
        VirtualThreadScheduler scheduler = VirtualThreadScheduler.builder()
                .threadFactory(threads)
                .foreground(loop)
                .errorHandler(errors::add)
                .build();
        return Environment.realTime(scheduler, threads::hold, errors, loop::runUntil);
    }
}
