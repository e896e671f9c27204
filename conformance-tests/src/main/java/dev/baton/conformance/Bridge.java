package dev.baton.conformance;

import dev.baton.core.Cancellable;
import dev.baton.core.Scheduler;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** What is under test: how a library gets a scheduler of its own from one of ours. */
@FunctionalInterface
public interface Bridge {
    /** Returns the library's scheduler over a scheduler of ours, which may be a view. */
    LibraryScheduler over(Scheduler scheduler);

    /**
     * Returns the scheduler of ours from which the library's scheduler was made.
     *
     * @throws UnsupportedOperationException if the bridge goes one way only
     * @implSpec throws {@link UnsupportedOperationException}
     */
    default Scheduler back(LibraryScheduler scheduler) {
        throw new UnsupportedOperationException("This bridge goes one way only; if it does, say so in absent() with Capability.ROUND_TRIP");
    }

    /** Returns no bridge at all: our own scheduler is under test. Closing it closes the scheduler. */
    static Bridge none() {
        return DirectScheduler::new;
    }

    /** Returns a handle that calls the library's own; the library need not say which cancellation was the first. */
    static Cancellable handle(Runnable cancel, BooleanSupplier isDone) {
        return new Cancellable() {
            @Override
            public boolean cancel() {
                boolean wasDone = isDone.getAsBoolean();
                cancel.run();
                return !wasDone;
            }

            @Override
            public boolean isCancelled() {
                return isDone.getAsBoolean();
            }

            @Override
            public boolean isDone() {
                return isDone.getAsBoolean();
            }
        };
    }

    /** Returns a duration in nanoseconds, {@link Long#MAX_VALUE} if it is too long. */
    static long nanos(Duration duration) {
        try {
            return duration.toNanos();
        } catch (ArithmeticException tooLong) {
            return duration.isNegative() ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }
}
