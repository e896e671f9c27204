package dev.baton.core;

/** A scheduler that a {@link SchedulerRouter} routes to, and how many installations want that. */
final class Installed {
    private final Scheduler scheduler;
    private int owners; // under the router's lock

    Installed(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    Scheduler scheduler() {
        return scheduler;
    }

    /** Returns true for a scheduler with threads of its own, false for one that a test drives. */
    boolean servesEveryThread() {
        return !(scheduler.base() instanceof DrivenScheduler);
    }

    /** Returns true if the caller is inside a task of this scheduler. */
    boolean isRunningHere() {
        return scheduler.base() instanceof DrivenScheduler driven && driven.isInTask();
    }

    void addOwner() {
        owners++;
    }

    /** Returns true if that was the last one. */
    boolean removeOwner() {
        return --owners == 0;
    }

    @Override
    public String toString() {
        return scheduler.toString();
    }
}
