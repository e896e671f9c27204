package dev.baton.platform;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Who waits for the next timer: a thread of the pool that has nothing else to do, and behind it a thread of its own.
 *
 * <h2>Why two</h2>
 *
 * A timer that a waiting thread of the pool fires runs on that thread at once; from another thread a second one would
 * have to be woken first, which takes as long again. But all threads of a pool can be busy, while the foreground and
 * blocking tasks have timers too. So there is a thread that only waits. While there may be a keeper from the pool it comes
 * a little later, and mostly finds nothing left to do.
 *
 * <h2>Who is woken</h2>
 *
 * Whoever arms a timer before all others writes its deadline first and then looks for the keeper; whoever waits writes
 * that it does, and then looks for the deadline. So one of them sees the other. A keeper that is called away looks whether
 * the other thread would come too late.
 */
final class TimerWatch implements Runnable {
    private static final long GRACE_NANOS = TimeUnit.MICROSECONDS.toNanos(100);
    private static final VarHandle KEEPER;

    static {
        try {
            KEEPER = MethodHandles.lookup().findVarHandle(TimerWatch.class, "keeper", Thread.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Timers timers;
    private volatile @Nullable Thread keeper;
    private volatile @Nullable Thread own;
    private volatile boolean hasKeepers; // ever; a scheduler without a pool has none
    private volatile long ownTime = Deadline.NEVER; // when the thread of its own comes; never while it is about

    TimerWatch(Timers timers) {
        this.timers = timers;
    }

    /** Sees to it that somebody comes by a deadline, which is that of the timers already. */
    void comeBy(long deadline) {
        Thread waiting = keeper;
        if (waiting != null) {
            LockSupport.unpark(waiting);
        } else if (later(deadline) < ownTime) {
            LockSupport.unpark(own);
        }
    }

    private long later(long deadline) {
        return !hasKeepers || deadline >= Deadline.NEVER - GRACE_NANOS ? deadline : deadline + GRACE_NANOS;
    }

    // Of a thread of the pool.

    /** Makes the caller the keeper, who waits until the next timer is due; returns false if there is one already. */
    boolean keep() {
        hasKeepers = true;
        return KEEPER.compareAndSet(this, null, Thread.currentThread());
    }

    /** Lets the caller, who is the keeper, go. */
    void leave() {
        keeper = null;
        if (later(timers.next()) < ownTime) {
            LockSupport.unpark(own);
        }
    }

    // Of the thread of its own.

    @Override
    public void run() {
        own = Thread.currentThread();
        while (!timers.isClosed()) {
            ownTime = Deadline.NEVER;
            boolean fired = fire();
            long until = later(timers.next());
            ownTime = until;
            if (later(timers.next()) >= until && !timers.isClosed()) { // a task's lock may have used up the wake-up
                long patience = until - Deadline.now();
                LockSupport.parkNanos(this, fired ? patience : Math.max(patience, GRACE_NANOS));
                Thread.interrupted(); // nobody owns this thread but the scheduler, which ends it by closing
            }
        }
    }

    /** Makes ready what is due. What fails, for want of memory perhaps, is reported, and the thread lives on. */
    private boolean fire() {
        try {
            return timers.fire();
        } catch (Throwable failure) {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, failure);
            return false;
        }
    }

    /** Ends the thread, once the timers are closed. */
    void end() {
        LockSupport.unpark(own);
        LockSupport.unpark(keeper);
    }
}
