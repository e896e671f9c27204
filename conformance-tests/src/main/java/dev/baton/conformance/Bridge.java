package dev.baton.conformance;

import dev.baton.core.Cancellable;
import dev.baton.core.Installation;
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

    /**
     * Puts a scheduler of ours in place of the library's default schedulers, for the current thread at least.
     *
     * @throws UnsupportedOperationException if that cannot be done
     * @implSpec throws {@link UnsupportedOperationException}
     */
    default Installation install(Scheduler scheduler) {
        throw new UnsupportedOperationException("This bridge installs nothing; if so, say so in absent() with Capability.INSTALLABLE");
    }

    /**
     * Returns the library's default scheduler, as it is now for the current thread.
     *
     * @throws UnsupportedOperationException if the library has none
     * @implSpec throws {@link UnsupportedOperationException}
     */
    default LibraryScheduler defaultScheduler() {
        throw new UnsupportedOperationException("This library has no default scheduler; if so, say so in absent() with Capability.INSTALLABLE");
    }

    /**
     * Makes a blocking call of the library, for a value that comes after a delay on its default scheduler.
     *
     * @throws UnsupportedOperationException if the library has no blocking calls
     * @implSpec throws {@link UnsupportedOperationException}
     */
    default void block(Duration delay) {
        throw new UnsupportedOperationException("This library has no blocking calls; if so, say so in absent() with Capability.BLOCKING_CALLS");
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
