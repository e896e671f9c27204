package dev.baton.userland;

import dev.baton.core.TaskLabel;
import dev.baton.core.testing.TestScheduler;
import java.time.Duration;
import java.util.List;
import java.util.function.IntSupplier;

/** Scenarios that depend on something besides the scheduler, here on a number that a test changes between runs. */
public final class Fickle {
    private final IntSupplier outside;

    /** Depends on what a function returns. */
    public Fickle(IntSupplier outside) {
        this.outside = outside;
    }

    /** A counter that survives the run decides whether a task submits another. */
    public void sharedCounter(TestScheduler scheduler) {
        scheduler.scheduleLabeled(() -> {
            if (outside.getAsInt() == 0) {
                scheduler.scheduleLabeled(() -> {}, TaskLabel.of("fill"));
            }
        }, TaskLabel.of("lookup"));
        scheduler.schedule(() -> {});
        scheduler.schedule(() -> {});
        scheduler.runUntilIdle();
    }

    /** Iterates in an order of which nothing is promised, as that of {@code Set.of}. */
    public void setOrder(TestScheduler scheduler) {
        List<String> order = outside.getAsInt() == 0 ? List.of("a", "b") : List.of("b", "a");
        scheduler.schedule(() -> order.forEach(name -> scheduler.scheduleLabeled(() -> {}, TaskLabel.of(name))));
        scheduler.runUntilIdle();
    }

    /** Waits for a time that a clock besides the scheduler's gave. */
    public void wallClock(TestScheduler scheduler) {
        scheduler.schedule(() -> scheduler.scheduleAfter(Duration.ofMillis(10 + outside.getAsInt()), () -> {}));
        scheduler.runUntilIdle();
    }

    /** Submits one thing or the other from lines of the same method, under names that do not differ. */
    public void branch(TestScheduler scheduler) {
        if (outside.getAsInt() == 0) {
            scheduler.schedule(() -> {});
        } else {
            scheduler.schedule(() -> {});
        }
        scheduler.runUntilIdle();
    }

    /** Submits a last task or does not. */
    public void oneMore(TestScheduler scheduler) {
        scheduler.schedule(() -> {});
        scheduler.runUntilIdle();
        if (outside.getAsInt() == 0) {
            scheduler.schedule(() -> {});
        }
        scheduler.runUntilIdle();
    }
}
