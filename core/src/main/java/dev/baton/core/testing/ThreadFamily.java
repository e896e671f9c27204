package dev.baton.core.testing;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What a thread's name tells about who made it, and how its work comes to a test scheduler instead.
 *
 * @param names what the threads of one maker are called
 * @param maker what makes them, and when
 * @param remedy what to do
 */
record ThreadFamily(Pattern names, String maker, String remedy) {
    private static final String EXECUTOR = "Pass scheduler::schedule as the executor, or spawn a Task: its stages stay here.";
    private static final String REACTOR =
            "Pass ReactorSchedulers.fromScheduler(scheduler) to the operator, or install it as the default.";
    private static final String RX = "Pass RxSchedulers.fromScheduler(scheduler) to the operator, or install it as the default.";

    private static final List<ThreadFamily> KNOWN = List.of(
            of("ForkJoinPool\\.commonPool-worker-\\d+",
                    "the common pool, used by CompletableFuture's …Async methods without an executor and by parallelStream",
                    EXECUTOR),
            of("CompletableFutureDelayScheduler|ForkJoinPool\\.commonPool-delayScheduler",
                    "CompletableFuture's orTimeout, completeOnTimeout and delayedExecutor",
                    "Use a Task, whose timeouts run on the virtual clock, or scheduler.timer(duration)."),
            of("DefaultDispatcher-worker-\\d+.*",
                    "kotlinx.coroutines: Dispatchers.Default and Dispatchers.IO, also when a scope names no dispatcher",
                    "Inject the dispatcher, and pass scheduler.asCoroutineDispatcher() here; or let the test open"
                            + " CoroutineDispatchers.redirect(scheduler) before anybody reads them."),
            of("kotlinx\\.coroutines\\.DefaultExecutor",
                    "kotlinx.coroutines: delay and withTimeout under a dispatcher that keeps no time of its own",
                    "Run the coroutine on scheduler.asCoroutineDispatcher()."),
            of("parallel-\\d+", "Reactor's Schedulers.parallel(), the default of delay, interval and timeout operators", REACTOR),
            of("(loomB|b)oundedElastic-(evictor-)?\\d+", "Reactor's Schedulers.boundedElastic()", REACTOR),
            of("single-\\d+", "Reactor's Schedulers.single()", REACTOR),
            of("RxComputationThreadPool-\\d+",
                    "RxJava's Schedulers.computation(), the default of delay, interval and timeout operators", RX),
            of("RxCached(ThreadScheduler|WorkerPoolEvictor)-\\d+", "RxJava's Schedulers.io()", RX),
            of("RxNewThreadScheduler-\\d+", "RxJava's Schedulers.newThread()", RX),
            of("RxSingleScheduler-\\d+", "RxJava's Schedulers.single()", RX),
            of("Timer-\\d+", "java.util.Timer", "Use scheduler.scheduleAfter or schedulePeriodically."),
            of("HttpClient-\\d+-.*", "java.net.http.HttpClient",
                    "Build it with executor(scheduler::schedule), or replace the call by a fake."),
            of("pool-\\d+-thread-\\d+", "an executor made by java.util.concurrent.Executors",
                    "Inject the executor, and pass scheduler::schedule here."),
            of("ForkJoinPool-\\d+-worker-\\d+", "a ForkJoinPool", "Inject the executor, and pass scheduler::schedule here."),
            of("Thread-\\d+", "new Thread(…); on a machine of one or two cores also CompletableFuture's …Async methods"
                    + " without an executor", EXECUTOR),
            of("", "a virtual thread", "Inject the executor that starts it, and pass scheduler::schedule here."));

    private static ThreadFamily of(String names, String maker, String remedy) {
        return new ThreadFamily(Pattern.compile(names), maker, remedy);
    }

    /** Returns a line about threads of this name, or nothing if it tells nothing. */
    static String hint(String threadName) {
        return KNOWN.stream()
                .filter(family -> family.names.matcher(threadName).matches())
                .findFirst()
                .map(family -> "\nThe name is typical of " + family.maker + ". " + family.remedy)
                .orElse("");
    }
}
