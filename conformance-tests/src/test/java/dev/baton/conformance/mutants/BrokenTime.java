package dev.baton.conformance.mutants;

import dev.baton.conformance.Bridge;
import dev.baton.conformance.LibraryScheduler;
import dev.baton.conformance.Submissions;
import dev.baton.core.Cancellable;
import java.time.Duration;

/** Schedulers and workers that get time wrong. */
final class BrokenTime {
    private BrokenTime() {}

    /** Runs delayed tasks at once. */
    static final class IgnoredDelay extends Face {
        IgnoredDelay(Submissions target) {
            super(target);
        }

        @Override
        Face ofWorker(Submissions worker) {
            return new IgnoredDelay(worker);
        }

        @Override
        public Cancellable scheduleAfter(Duration delay, Runnable task) {
            return super.schedule(task);
        }
    }

    /** Takes every delay three times. */
    static final class TripledDelay extends Face {
        TripledDelay(Submissions target) {
            super(target);
        }

        @Override
        Face ofWorker(Submissions worker) {
            return new TripledDelay(worker);
        }

        @Override
        public Cancellable scheduleAfter(Duration delay, Runnable task) {
            return super.scheduleAfter(delay.multipliedBy(3), task);
        }
    }

    /** Runs periodic tasks once. */
    static final class RunsOnce extends Face {
        RunsOnce(Submissions target) {
            super(target);
        }

        @Override
        Face ofWorker(Submissions worker) {
            return new RunsOnce(worker);
        }

        @Override
        public Cancellable schedulePeriodically(Duration initial, Duration period, Runnable task) {
            return super.scheduleAfter(initial, task);
        }
    }

    /** Counts each period from the end of the run before, and a little more. */
    static final class Drifting extends Face {
        private static final Duration DRIFT = Duration.ofNanos(1);

        Drifting(Submissions target) {
            super(target);
        }

        @Override
        Face ofWorker(Submissions worker) {
            return new Drifting(worker);
        }

        @Override
        public Cancellable schedulePeriodically(Duration initial, Duration period, Runnable task) {
            boolean[] cancelled = new boolean[1];
            again(initial, period, task, cancelled);
            return Bridge.handle(() -> cancelled[0] = true, () -> cancelled[0]);
        }

        private void again(Duration delay, Duration period, Runnable task, boolean[] cancelled) {
            super.scheduleAfter(delay, () -> {
                if (!cancelled[0]) {
                    task.run();
                    again(period.plus(DRIFT), period, task, cancelled);
                }
            });
        }
    }

    /** Tells the same time for ever. */
    static final class FrozenClock extends Face {
        FrozenClock(Submissions target) {
            super(target);
        }

        @Override
        public long nanoTime() {
            return 0;
        }
    }

    /** Looks every millisecond whether a delay has passed. */
    static final class Polled extends Face {
        private static final Duration TICK = Duration.ofMillis(1);

        Polled(Submissions target) {
            super(target);
        }

        @Override
        Face ofWorker(Submissions worker) {
            return new Polled(worker);
        }

        @Override
        public Cancellable scheduleAfter(Duration delay, Runnable task) {
            if (delay.compareTo(TICK) <= 0 || delay.compareTo(TICK.multipliedBy(20)) > 0) {
                return super.scheduleAfter(delay, task);
            }
            Cancellable[] current = new Cancellable[1];
            current[0] = super.scheduleAfter(TICK, () -> current[0] = scheduleAfter(delay.minus(TICK), task));
            return Bridge.handle(() -> current[0].cancel(), () -> current[0].isDone());
        }
    }

    /** Puts the delayed tasks of all workers on one lane. */
    static final class OneLaneForDelays extends Face {
        private final Submissions delays;

        OneLaneForDelays(LibraryScheduler target) {
            this(target, target.createWorker());
        }

        private OneLaneForDelays(Submissions target, Submissions delays) {
            super(target);
            this.delays = delays;
        }

        @Override
        Face ofWorker(Submissions worker) {
            return new OneLaneForDelays(worker, delays);
        }

        @Override
        public Cancellable scheduleAfter(Duration delay, Runnable task) {
            return delays.scheduleAfter(delay, task);
        }
    }
}
