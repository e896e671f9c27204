package dev.baton.reactor;

import dev.baton.core.Scheduler;
import dev.baton.core.Worker;

/** The kinds of scheduler that Reactor has, and what makes each of them what it is. */
public enum Flavour {
    /** As {@code Schedulers.parallel()}: its tasks must not block. */
    PARALLEL("parallel", false),

    /**
     * As {@code Schedulers.boundedElastic()}: its tasks may block, so they run on the {@link Scheduler#elastic()} side
     * of the scheduler.
     */
    BOUNDED_ELASTIC("boundedElastic", true),

    /** As {@code Schedulers.single()}: all its tasks run one at a time, in order, and must not block. */
    SINGLE("single", false);

    private final String title;
    private final boolean mayBlock;

    Flavour(String title, boolean mayBlock) {
        this.title = title;
        this.mayBlock = mayBlock;
    }

    /** Returns what Reactor calls it, which is the label of the shared scheduler of this flavour. */
    String title() {
        return title;
    }

    /** Returns a Reactor scheduler of this flavour; a lane is made now. */
    ReactorScheduler on(Scheduler scheduler) {
        if (!mayBlock) {
            NonBlockingThreads.register();
        }
        return new ReactorScheduler(side(scheduler), true, mayBlock);
    }

    private Scheduler side(Scheduler scheduler) {
        return switch (this) {
            case PARALLEL -> scheduler;
            case BOUNDED_ELASTIC -> scheduler.elastic();
            case SINGLE -> scheduler instanceof Worker ? scheduler : scheduler.createWorker();
        };
    }
}
