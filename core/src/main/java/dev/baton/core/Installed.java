package dev.baton.core;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;

/** A scheduler that a {@link SchedulerRouter} routes to, and how many installations want that. */
final class Installed {
    private final Scheduler scheduler;
    private int owners; // under the router's lock

    // Under the lock of this object. Weak, because a library's schedulers come and go while one for production stays.
    private final Set<Routed<?>> users = Collections.newSetFromMap(new WeakHashMap<>());
    private boolean closed;

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
        return scheduler.base() instanceof DrivenScheduler driven && driven.currentTask() != null;
    }

    void addOwner() {
        owners++;
    }

    /** Returns true if that was the last one. */
    boolean removeOwner() {
        return --owners == 0;
    }

    /** Sees to it that a user is told when this is closed. Returns false if it is. */
    synchronized boolean add(Routed<?> user) {
        if (!closed) {
            users.add(user);
        }
        return !closed;
    }

    /** Makes its users forget it. */
    void close() {
        List<Routed<?>> told;
        synchronized (this) {
            closed = true;
            told = new ArrayList<>(users);
        }
        told.forEach(user -> user.forget(this));
    }

    @Override
    public String toString() {
        return scheduler.toString();
    }
}
