package dev.baton.conformance;

import dev.baton.core.Cancellable;
import dev.baton.core.Scheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;

/** A scheduler with threads of its own: the rule waits, within a generous bound, and never measures how long. */
final class RealTimeEnvironment implements Environment {
    static final long PATIENCE_SECONDS = 20;
    private static final Duration PULSE = Duration.ofMillis(1);

    private final Scheduler scheduler;
    private final Supplier<Runnable> hold;
    private final Queue<Throwable> errors;
    private final Consumer<BooleanSupplier> mainLoop;

    RealTimeEnvironment(
            Scheduler scheduler,
            Supplier<Runnable> hold,
            Queue<Throwable> errors,
            Consumer<BooleanSupplier> mainLoop) {
        this.scheduler = scheduler;
        this.hold = hold;
        this.errors = errors;
        this.mainLoop = mainLoop;
    }

    @Override
    public Scheduler scheduler() {
        return scheduler;
    }

    @Override
    public void runUntil(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        BooleanSupplier over = () -> condition.getAsBoolean() || System.nanoTime() - end > 0;
        Cancellable pulse = pulse();
        if (pulse == null) {
            while (!over.getAsBoolean()) {
                LockSupport.parkNanos(PULSE.toNanos());
            }
        } else {
            mainLoop.accept(over);
            pulse.cancel();
        }
        Assertions.assertTrue(condition.getAsBoolean(),
                what + " — but that did not happen within " + PATIENCE_SECONDS + " s on " + scheduler);
    }

    /** Keeps the main loop asking for its condition; null if there is no main loop to keep awake. */
    private @Nullable Cancellable pulse() {
        try {
            return scheduler.foreground().schedulePeriodically(Duration.ZERO, PULSE, () -> {});
        } catch (UnsupportedOperationException | RejectedExecutionException noForeground) {
            return null;
        }
    }

    @Override
    public void pass(Duration time) {
        long start = scheduler.nanoTime();
        runUntil("time passes", () -> scheduler.nanoTime() - start >= time.toNanos());
    }

    @Override
    public Runnable hold() {
        return hold.get();
    }

    @Override
    public List<Throwable> takeErrors() {
        List<Throwable> taken = new ArrayList<>();
        for (Throwable error = errors.poll(); error != null; error = errors.poll()) {
            taken.add(error);
        }
        return taken;
    }

    @Override
    public void close() {
        scheduler.close();
    }

    @Override
    public String toString() {
        return scheduler.toString();
    }
}
