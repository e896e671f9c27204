package dev.baton.platform;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The threads of a pool that have nothing to do, and how many look for something.
 *
 * <p>At most one sleeping thread is woken at a time: while any thread is searching, nobody else needs to be woken,
 * because who finds something and is the last to search wakes the next. That keeps the cost of waking off the road of
 * submitters. A thread that lies down looks into every queue once more after it can be seen here; a submitter looks here
 * after its task can be seen there; so one of them notices the other.
 */
final class IdleThreads {
    private final @Nullable PoolThread[] sleeping;
    private volatile int count; // written under the monitor
    private final AtomicInteger searching = new AtomicInteger();

    IdleThreads(int threads) {
        sleeping = new @Nullable PoolThread[threads];
    }

    int count() {
        return count;
    }

    /** Wakes a thread if one sleeps and none is searching; the caller has passed a fence since it submitted. */
    void wakeOne() {
        while (count != 0 && searching.get() == 0 && searching.compareAndSet(0, 1)) {
            PoolThread thread = pop();
            if (thread != null) {
                thread.wake();
                return;
            }
            searching.decrementAndGet(); // look again: meanwhile others took us for a thread that searches
        }
    }

    /** Wakes every thread, to end. */
    void wakeAll() {
        for (PoolThread thread = pop(); thread != null; thread = pop()) {
            searching.incrementAndGet();
            thread.wake();
        }
    }

    private synchronized @Nullable PoolThread pop() {
        if (count == 0) {
            return null;
        }
        int last = count - 1;
        PoolThread thread = sleeping[last];
        sleeping[last] = null;
        count = last;
        return thread;
    }

    /** Lets at most half of the threads search; returns false if that many do. */
    boolean startSearching() {
        int now = searching.get();
        return 2 * now < sleeping.length && searching.compareAndSet(now, now + 1);
    }

    /** Returns true if nobody searches any more. */
    boolean stopSearching() {
        return searching.decrementAndGet() == 0;
    }

    /** Lies down; the thread must then look into every queue once more. */
    synchronized void add(PoolThread thread) {
        sleeping[count] = thread;
        count++;
        if (count == sleeping.length) {
            notifyAll();
        }
    }

    /** Waits until all threads sleep and a condition holds. Returns false if the time ran out. */
    synchronized boolean awaitAll(long deadline, BooleanSupplier condition) throws InterruptedException {
        while (count < sleeping.length || !condition.getAsBoolean()) {
            long left = deadline - Deadline.now();
            if (left <= 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return true;
    }

    /** Gets up by itself; returns false if somebody has woken the thread already. */
    synchronized boolean remove(PoolThread thread) {
        for (int i = count - 1; i >= 0; i--) {
            if (sleeping[i] == thread) {
                int last = count - 1;
                sleeping[i] = sleeping[last];
                sleeping[last] = null;
                count = last;
                return true;
            }
        }
        return false;
    }
}
