package dev.baton.conformance;

import dev.baton.core.Scheduler;
import dev.baton.core.testing.TestScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Assertions;

/** A test scheduler: nothing runs but what the rule drives. */
final class VirtualEnvironment implements Environment {
    static final int SEEDS = 25;

    private static final int MOST_STEPS = 100_000;

    private final TestScheduler scheduler;
    private final List<Throwable> errors = new ArrayList<>();

    VirtualEnvironment(TestScheduler scheduler) {
        this.scheduler = scheduler;
    }

    @Override
    public Scheduler scheduler() {
        return scheduler;
    }

    @Override
    public void runUntil(String what, BooleanSupplier condition) {
        int steps = 0;
        while (!condition.getAsBoolean()) {
            if (steps++ == MOST_STEPS || !collecting(scheduler::runOne)) {
                Assertions.fail(what + " — but that did not happen after " + steps + " tasks on " + scheduler
                        + ". Pending: " + scheduler.pendingTasks());
            }
        }
        collecting(() -> scheduler.runUntilParked() > 0);
    }

    @Override
    public void pass(Duration time) {
        collecting(() -> scheduler.advanceBy(time) > 0);
    }

    /** Drives, keeping errors for the rule instead of throwing them. */
    private boolean collecting(BooleanSupplier drive) {
        try {
            return drive.getAsBoolean();
        } catch (AssertionError verdict) {
            throw verdict;
        } catch (Throwable reported) {
            errors.add(reported);
            errors.addAll(List.of(reported.getSuppressed()));
            return true;
        }
    }

    @Override
    public Runnable hold() {
        return () -> {};
    }

    @Override
    public List<Throwable> takeErrors() {
        errors.addAll(scheduler.takeErrors());
        List<Throwable> taken = List.copyOf(errors);
        errors.clear();
        return taken;
    }

    @Override
    public void close() {
        scheduler.cancelPending();
        scheduler.takeErrors();
        scheduler.close();
    }

    @Override
    public String toString() {
        return scheduler.toString();
    }
}
