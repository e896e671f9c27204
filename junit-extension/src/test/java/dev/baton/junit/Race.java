package dev.baton.junit;

import dev.baton.core.Scheduler;
import java.util.concurrent.atomic.AtomicInteger;

/** Two tasks of which the first must come first: passes in the order of submission, fails in the other. */
final class Race {
    private final AtomicInteger first = new AtomicInteger();

    void begin(Scheduler scheduler) {
        scheduler.schedule(() -> first.compareAndSet(0, 1));
        scheduler.schedule(() -> first.compareAndSet(0, 2));
    }

    void check() {
        if (first.get() != 1) {
            throw new LostRace();
        }
    }

    /** What it fails with. */
    static final class LostRace extends AssertionError {
        private static final long serialVersionUID = 1;

        LostRace() {
            super("the second came first");
        }
    }
}
