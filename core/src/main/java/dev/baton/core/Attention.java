package dev.baton.core;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * What other threads want of a thread that runs one task after another: that it is not interrupted in the next task
 * instead of this one, and that it looks again at a scope that is closing.
 *
 * <h2>Two sides that must not miss each other</h2>
 *
 * The end of a task and an interrupt meet, and so do the end of a task and the close of its scope: each side says
 * something and then looks at what the other said. That takes a fence between the two on both sides, or both may look
 * too early. Tasks end millions of times as often as somebody interrupts one or closes a scope, so here the thread pays
 * for none: it says that the task has ended, goes on, and looks when it has passed the exchange by which it begins the
 * next task, or lies down. Whoever interrupts or closes says so first, in one field that all threads read, and cannot
 * miss what was said before that exchange.
 *
 * <h2>What is promised</h2>
 *
 * An interrupt reaches no later task of a thread. Whoever waits for a scope hears of its end at the latest when the
 * thread that ran the last task begins another one, or has nothing to do.
 *
 * <h2>Where</h2>
 *
 * In tasks that a holder runs which says that it is attentive ({@link TaskHolder#isAttentive()}), on a
 * {@link SchedulerThread}, and not inside another of them. Everything else has fences.
 */
final class Attention {
    private static final BitSet TAKEN = new BitSet(); // numbers, from 0, of living threads; guarded by itself

    private static final VarHandle WANTED;
    private static final VarHandle ANNOUNCED;

    private static volatile int wanted;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            WANTED = lookup.findStaticVarHandle(Attention.class, "wanted", int.class);
            ANNOUNCED = lookup.findVarHandle(Attention.class, "announced", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Thread thread;
    private volatile int announced; // interrupts that may still come
    private volatile boolean interrupted; // by one of them, since this was looked at

    // The thread's own.
    private boolean busy;
    private int number = -1;
    private @Nullable SchedulerScope left;
    private @Nullable TaskCount counted; // last, in this cell
    private long[] cell = {};

    Attention(Thread thread) {
        this.thread = thread;
    }

    /** Returns the attention of the current thread, or null if it pays none. */
    static @Nullable Attention current() {
        return Thread.currentThread() instanceof SchedulerThread own ? own.attention() : null;
    }

    /** Asks all threads to look, until {@link #unwant()} is called as often; a fence. */
    static void want() {
        WANTED.getAndAdd(1);
    }

    static void unwant() {
        WANTED.getAndAdd(-1);
    }

    /** Returns true if the current thread must look, having passed a fence: {@link #pay()}. */
    static boolean isWanted() {
        return wanted != 0;
    }

    /** Looks, on any thread that has passed a fence since its last task ended. */
    static void payIfWanted() {
        if (isWanted()) {
            Attention own = current();
            if (own != null) {
                own.pay();
            }
        }
    }

    // What only the thread itself calls.

    /** Begins a body that may be interrupted. Returns false inside another one. */
    boolean begin() {
        if (busy) {
            return false;
        }
        busy = true;
        return true;
    }

    /**
     * Ends the body that has begun, and has said so where whoever interrupts looks.
     *
     * @param fenced true if no interrupt may come from here on; else it may until the next task begins
     */
    void end(boolean fenced) {
        busy = false;
        if (fenced) {
            VarHandle.fullFence();
        }
        if (isWanted()) {
            pay();
        }
    }

    boolean isBusy() {
        return busy;
    }

    /** Takes note of a scope that a task has left without a fence. */
    void left(SchedulerScope scope) {
        SchedulerScope before = left;
        if (before != scope) {
            left = scope;
            if (before != null) {
                VarHandle.fullFence();
                before.completeIfEnded();
            }
        }
    }

    /** Takes back an interrupt that came too late for its task, and looks at the scope of that. */
    void pay() {
        if (busy) {
            return; // it may be for the task that runs
        }
        for (int spins = 0; announced != 0; spins++) {
            BriefWait.pause(spins);
        }
        if (interrupted) {
            interrupted = false;
            unwant();
            Thread.interrupted();
        }
        SchedulerScope scope = left;
        if (scope != null) {
            left = null;
            scope.completeIfEnded();
        }
    }

    /** Looks before the thread waits, or ends. */
    void rest() {
        VarHandle.fullFence();
        if (isWanted()) {
            pay();
        }
        left = null;
        counted = null; // a thread that waits keeps nothing reachable
    }

    /** Returns where this thread counts. */
    long[] cell(TaskCount count) {
        if (counted != count) {
            counted = count;
            cell = count.cell(number());
        }
        return cell;
    }

    private int number() {
        if (number < 0) {
            synchronized (TAKEN) {
                number = TAKEN.nextClearBit(0);
                TAKEN.set(number);
            }
        }
        return number;
    }

    /** Ends with its thread. */
    void close() {
        rest();
        if (number >= 0) {
            synchronized (TAKEN) {
                TAKEN.clear(number);
            }
        }
    }

    // What others call.

    /** Interrupts the thread if it still runs the task; not itself. */
    void interrupt(ScopedTaskNode task) {
        if (thread == Thread.currentThread()) {
            return;
        }
        want();
        ANNOUNCED.getAndAdd(this, 1);
        boolean runs = task.isRunBy(this);
        try {
            if (runs) {
                interrupted = true;
                thread.interrupt();
            }
        } finally {
            ANNOUNCED.getAndAdd(this, -1);
            if (!runs) {
                unwant();
            }
        }
    }
}
