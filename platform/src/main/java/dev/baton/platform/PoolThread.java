package dev.baton.platform;

import dev.baton.core.TaskNode;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The life of one thread of a {@link Pool}: it runs its own tasks, then those submitted from outside, then steals, then
 * sleeps.
 */
final class PoolThread implements Runnable {
    private static final int FAIRNESS = 61; // every so many tasks it makes room for those from outside
    private static final int RESCUE = 16 * FAIRNESS; // and takes one from another thread, which may be blocked
    private static final int ROUNDS = 32; // of looking everywhere, before it lies down

    private final Pool pool;
    private final int number;
    private final WorkRing ring = new WorkRing();
    private boolean searching;
    private volatile boolean awake;
    private volatile @Nullable Thread thread;

    PoolThread(Pool pool, int number) {
        this.pool = pool;
        this.number = number;
    }

    WorkRing ring() {
        return ring;
    }

    boolean belongsTo(Pool candidate) {
        return pool == candidate;
    }

    /** Called by {@link IdleThreads}; from now on the thread counts as searching. */
    void wake() {
        awake = true;
        LockSupport.unpark(thread);
    }

    @Override
    public void run() {
        thread = Thread.currentThread();
        pool.enter(this);
        while (!hasEnded()) {
            Thread.interrupted(); // an interrupt meant for one task must not reach the next
        }
        pool.leave();
    }

    /** Runs one task; returns true once the pool is closed. Whatever happens, the thread lives on. */
    private boolean hasEnded() {
        try {
            return !runNext();
        } catch (Throwable failure) {
            pool.report(failure);
            return false;
        }
    }

    // A method of its own, so that no variable keeps the last task reachable while the thread waits for the next.
    private boolean runNext() {
        TaskNode task = next();
        if (task == null) {
            return false;
        }
        pool.run(task);
        return true;
    }

    /** Waits for a task; returns null once the pool is closed. */
    private @Nullable TaskNode next() {
        while (!pool.hasClosed()) {
            TaskNode task = find();
            if (task != null) {
                return task;
            }
            sleep();
        }
        stopSearching();
        pool.cancelReady();
        return null;
    }

    private @Nullable TaskNode find() {
        int turns = ring.nextTurn();
        if (turns % FAIRNESS == 0) {
            pool.fetch(this);
            if (turns % RESCUE == 0) {
                pool.rescue(this, turns / RESCUE);
            }
        }
        TaskNode task = ring.poll();
        if (task == null) {
            task = fetch();
        }
        if (task == null) {
            task = search();
        }
        if (task != null) {
            stopSearching();
        }
        return task;
    }

    private @Nullable TaskNode fetch() {
        pool.fetch(this);
        return ring.poll();
    }

    private @Nullable TaskNode search() {
        if (!searching && !pool.idle().startSearching()) {
            return null;
        }
        searching = true;
        for (int round = 0; round < ROUNDS; round++) {
            TaskNode task = pool.steal(this, number + round) ? ring.poll() : fetch();
            if (task != null) {
                return task;
            }
            Thread.onSpinWait();
        }
        return null;
    }

    private void stopSearching() {
        if (searching) {
            searching = false;
            if (pool.idle().stopSearching()) {
                pool.wakeForMore();
            }
        }
    }

    private void sleep() {
        ring.clear();
        pool.lieDown();
        awake = false;
        pool.idle().add(this);
        if (searching) {
            searching = false;
            pool.idle().stopSearching();
        }
        if ((pool.hasReady() || pool.hasClosed()) && pool.idle().remove(this)) {
            return;
        }
        if (pool.timers().watch().keep()) {
            sleepUntilTimer();
        } else {
            sleepUntilWoken();
        }
    }

    private void sleepUntilWoken() {
        while (!awake) {
            LockSupport.park(this);
            Thread.interrupted(); // or the next park would return at once
        }
        searching = true;
    }

    private void sleepUntilTimer() {
        Timers timers = pool.timers();
        long patience = timers.next() - Deadline.now();
        while (!awake && patience > 0) {
            LockSupport.parkNanos(this, patience);
            Thread.interrupted();
            patience = timers.next() - Deadline.now();
        }
        searching = !pool.idle().remove(this); // else it gets up by itself, and nobody counts on it
        timers.watch().leave();
        timers.fire();
    }
}
