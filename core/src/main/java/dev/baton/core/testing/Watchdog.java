package dev.baton.core.testing;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Reports in real time a driver that makes no progress: a task that loops for ever or waits on a real lock. Virtual time
 * cannot end such a task, and neither does this: it says once what hangs, so that whoever stops the process knows.
 *
 * <p>It is one daemon thread for many runs; {@link #progress} tells it that the next began, and costs one write.
 */
final class Watchdog implements AutoCloseable {
    private final Thread driver;
    private final Duration limit;
    private final Supplier<String> state;
    private final Consumer<String> output;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean progressed;

    private Watchdog(Thread driver, Duration limit, Supplier<String> state, Consumer<String> output) {
        this.driver = driver;
        this.limit = limit;
        this.state = Objects.requireNonNull(state, "state");
        this.output = output;
    }

    /**
     * Watches a thread until this watchdog is closed; it prints to {@code System.err}.
     *
     * @param limit real time without progress, positive; the report comes after one to two such times
     * @param state what the driver is doing, asked for on the watchdog's thread without any lock
     * @throws IllegalArgumentException if the limit is not positive
     */
    @SuppressWarnings("SystemOut") // nobody else would hear it: the thread that collects errors is the one that hangs
    static Watchdog watch(Thread driver, Duration limit, Supplier<String> state) {
        return watch(driver, limit, state, report -> System.err.println(report));
    }

    static Watchdog watch(Thread driver, Duration limit, Supplier<String> state, Consumer<String> output) {
        if (limit.isNegative() || limit.isZero()) {
            throw new IllegalArgumentException("The limit of a watchdog must be positive, but is " + limit);
        }
        Watchdog watchdog = new Watchdog(driver, limit, state, output);
        Thread thread = new Thread(null, watchdog::watch, "baton-watchdog", 0, false);
        thread.setDaemon(true);
        thread.start();
        return watchdog;
    }

    /** Says that the driver got further. */
    void progress() {
        progressed = true;
    }

    @Override
    public void close() {
        closed.countDown();
    }

    private void watch() {
        try {
            do {
                progressed = false;
                if (closed.await(Nanoseconds.of(limit), TimeUnit.NANOSECONDS)) {
                    return;
                }
            } while (progressed);
            output.accept(report());
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private String report() {
        Object blocker = LockSupport.getBlocker(driver);
        StringBuilder text = new StringBuilder("Thread \"").append(driver.getName())
                .append("\" drives a test scheduler and has made no progress for ").append(limit.toMillis())
                .append(" ms of real time.\n").append(state())
                .append("\nIt is ").append(driver.getState())
                .append(blocker == null ? "" : " on " + blocker.getClass().getName())
                .append(". A task that waits for another must not block its thread: return a stage, or wait with blockOn.");
        for (StackTraceElement frame : driver.getStackTrace()) {
            text.append("\n    at ").append(frame);
        }
        return text.toString();
    }

    private String state() {
        try {
            return state.get();
        } catch (RuntimeException torn) {
            return "What it is doing cannot be told: " + torn; // the driver changed it meanwhile
        }
    }
}
