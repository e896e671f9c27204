package dev.baton.conformance.subjects;

import dev.baton.conformance.Environment;
import dev.baton.platform.MainLoop;
import dev.baton.platform.ThreadPoolScheduler;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Thread pools of several sizes, the test's thread being the main thread. */
final class ThreadPools {
    private ThreadPools() {}

    static Stream<Environment> environments() {
        return IntStream.of(1, 2, 4).mapToObj(ThreadPools::environment);
    }

    private static Environment environment(int threads) {
        MainLoop loop = MainLoop.create();
        Queue<Throwable> errors = new ConcurrentLinkedQueue<>();
        ThreadPoolScheduler scheduler = ThreadPoolScheduler.builder()
                .threads(threads)
                .foreground(loop)
                .errorHandler(errors::add)
                .build();
        return Environment.realTime(scheduler, threads, errors, loop::runUntil);
    }
}
