package dev.baton.conformance;

import dev.baton.core.Scheduler;
import dev.baton.core.testing.TestScheduler;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * A scheduler of ours to prove a bridge over, and the means to let it work. One environment serves one run of one rule,
 * on the thread that is its main thread.
 */
public interface Environment extends AutoCloseable {
    /** Returns the scheduler. */
    Scheduler scheduler();

    /**
     * Lets tasks run until a condition holds.
     *
     * @throws AssertionError with {@code what} if it never does
     */
    void runUntil(String what, BooleanSupplier condition);

    /** Lets tasks run while this much time passes on the scheduler's clock. */
    void pass(Duration time);

    /** Keeps background tasks from beginning until the result is run; nothing to do where nobody drives but the test. */
    Runnable hold();

    /** Returns the errors that reached {@link Scheduler#reportError} and forgets them. */
    List<Throwable> takeErrors();

    /** Ends the environment, whatever is still pending. */
    @Override
    void close();

    /**
     * Returns the environment of a scheduler with threads of its own. It is closed with the environment.
     *
     * @param threads how many background tasks can run at a time, at least 1
     * @param errors where its errors are put
     * @param mainLoop runs foreground tasks on the calling thread until the condition holds, which it asks after each of
     *     them; a scheduler without foreground is never asked to
     */
    static Environment realTime(
            Scheduler scheduler, int threads, Queue<Throwable> errors, Consumer<BooleanSupplier> mainLoop) {
        return new RealTimeEnvironment(scheduler, new Occupation(scheduler, threads)::begin, errors, mainLoop);
    }

    /**
     * Returns the environment of a scheduler with as many threads as there are tasks. It is closed with the environment.
     *
     * @param hold keeps background tasks from beginning until its result is run
     * @param errors where its errors are put
     * @param mainLoop as in {@link #realTime(Scheduler, int, Queue, Consumer)}
     */
    static Environment realTime(
            Scheduler scheduler, Supplier<Runnable> hold, Queue<Throwable> errors, Consumer<BooleanSupplier> mainLoop) {
        return new RealTimeEnvironment(scheduler, hold, errors, mainLoop);
    }

    /** Returns a test scheduler's environment. */
    static Environment virtual(TestScheduler scheduler) {
        return new VirtualEnvironment(scheduler);
    }

    /** Returns the environments in which a virtual subject is proven: the order of submission and many seeds. */
    static Stream<Environment> virtual() {
        return Stream.concat(
                Stream.of(virtual(TestScheduler.create())),
                LongStream.range(0, VirtualEnvironment.SEEDS).mapToObj(seed -> virtual(TestScheduler.withSeed(seed))));
    }
}
