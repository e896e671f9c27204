package dev.baton.benchmarks.clock;

/**
 * A virtual clock as its users type it, and nothing else. Each JVM that measures sees one implementation only, so every
 * call through this interface is a direct one.
 *
 * <p>Delays are whole milliseconds: that is the unit of {@code TestCoroutineScheduler}.
 */
public interface VirtualClock extends Lane, AutoCloseable {
    /** Arms a timer and returns its handle. */
    Object arm(long delayMillis, Runnable task);

    /** Cancels a timer by its handle. */
    void cancel(Object handle);

    /** Returns a new lane of this clock, whose tasks keep their order: what its library calls a worker. */
    Lane worker();

    /** Runs everything, moving the clock as needed. */
    void runAll();

    /** Moves the clock by a second, running what is due. */
    void runSecond();

    @Override
    void close();
}
