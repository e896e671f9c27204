package dev.baton.core;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The tasks of a lane in order, from any number of threads to one consumer at a time, without a lock and without
 * allocation: they are linked through themselves.
 *
 * <h2>Structure</h2>
 *
 * As in a queue lock of Mellor-Crummey and Scott [1], the tail tells everything: a submitter exchanges it for its task,
 * and then links the one before. The task that is running stays in the chain, so that the tail is empty only while the
 * lane is idle; who finds it empty must send for a consumer. Between the two steps of a submitter the chain is torn for
 * a moment; whoever meets the tear waits for it.
 *
 * <h2>Leaving</h2>
 *
 * A task that the consumer leaves behind is linked to itself. So a handle that somebody keeps retains one task, not all
 * that came later, and a thread that walks the chain to close it sees that it was overtaken and starts again.
 *
 * <h2>Closing</h2>
 *
 * A mark goes to the tail for good. The chain before it is then finite, and is walked while the consumer goes on.
 *
 * <p>[1] Mellor-Crummey, Scott: Algorithms for Scalable Synchronization on Shared-Memory Multiprocessors, ACM Transactions
 * on Computer Systems, 1991.
 */
final class LaneChain {
    /** What became of a task that was to be added. */
    enum Place {
        /** The lane was idle: the caller must send for the consumer. */
        FIRST,
        BEHIND,
        /** The lane is closed. */
        NOWHERE
    }

    private static final TaskNode CLOSED = new Mark();

    private static final VarHandle HEAD;
    private static final VarHandle TAIL;
    private static final VarHandle NEXT;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            HEAD = lookup.findVarHandle(LaneChain.class, "head", TaskNode.class);
            TAIL = lookup.findVarHandle(LaneChain.class, "tail", TaskNode.class);
            NEXT = lookup.findVarHandle(TaskNode.class, "next", TaskNode.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private volatile @Nullable TaskNode tail;
    private volatile @Nullable TaskNode head; // null while the lane is idle, and for a moment after
    private @Nullable TaskNode standIn; // the consumer's

    boolean isClosed() {
        return tail == CLOSED;
    }

    /** Adds a task that is in no chain, from any thread. */
    Place add(TaskNode task) {
        NEXT.set(task, null);
        TaskNode last;
        do {
            last = tail;
            if (last == CLOSED) {
                NEXT.set(task, task);
                return Place.NOWHERE;
            }
        } while (!TAIL.weakCompareAndSet(this, last, task));
        if (last == null) {
            HEAD.setRelease(this, task);
            return Place.FIRST;
        }
        NEXT.setRelease(last, task);
        return Place.BEHIND;
    }

    // What only the consumer may call.

    /** Returns the task whose turn it is, or null if the lane is idle or closed. */
    @Nullable TaskNode head() {
        TaskNode first = head;
        return first == CLOSED ? null : first;
    }

    boolean isHead(TaskNode task) {
        return head == task;
    }

    /** Leaves the head behind. Returns the next, or null if there is none yet or the lane is closed. */
    @Nullable TaskNode advance(TaskNode first) {
        TaskNode next = (TaskNode) NEXT.getAcquire(first);
        if (next == null) {
            return null;
        }
        leave(first, next);
        return next == CLOSED ? null : next;
    }

    /** Leaves the head behind although nothing may have followed it yet, so that it can be added again. */
    void detach(TaskNode first) {
        TaskNode substitute = standIn;
        if (substitute == null) {
            substitute = new Mark();
            standIn = substitute;
        }
        NEXT.set(substitute, null);
        if (TAIL.compareAndSet(this, first, substitute)) {
            leave(first, substitute);
        } else {
            NEXT.set(substitute, substitute);
            leave(first, awaitNext(first));
        }
    }

    /** Leaves the last task behind. Returns false if another has followed, and is the head now. */
    boolean rest(TaskNode first) {
        HEAD.set(this, null); // the exchange is its fence
        if (TAIL.compareAndSet(this, first, null)) {
            NEXT.setRelease(first, first);
            return true;
        }
        TaskNode next = awaitNext(first);
        leave(first, next);
        return next == CLOSED;
    }

    /** Leaves the head of a closed chain behind. Returns the next, or null at the end. */
    @Nullable TaskNode pass(TaskNode first) {
        TaskNode next = awaitNext(first);
        leave(first, next);
        return next == CLOSED ? null : next;
    }

    private void leave(TaskNode first, TaskNode next) {
        HEAD.setRelease(this, next);
        NEXT.setRelease(first, first);
    }

    // Closing.

    /** Takes no more tasks, and shows those that have not been left behind to a visitor, some perhaps twice. */
    void close(Consumer<TaskNode> visitor) {
        TaskNode last = (TaskNode) TAIL.getAndSet(this, CLOSED);
        if (last == null || last == CLOSED) {
            return;
        }
        NEXT.setRelease(last, CLOSED);
        TaskNode task = awaitHead();
        while (task != CLOSED) {
            TaskNode next = awaitNext(task);
            if (next == task) {
                task = awaitHead(); // the consumer was faster
            } else {
                visitor.accept(task);
                task = next;
            }
        }
    }

    private TaskNode awaitHead() {
        TaskNode first = head;
        for (int spins = 0; first == null; spins++) {
            BriefWait.pause(spins);
            first = head;
        }
        return first;
    }

    private static TaskNode awaitNext(TaskNode task) {
        TaskNode next = (TaskNode) NEXT.getAcquire(task);
        for (int spins = 0; next == null; spins++) {
            BriefWait.pause(spins);
            next = (TaskNode) NEXT.getAcquire(task);
        }
        return next;
    }

    /** The end of a closed chain, or a place that a task has left. */
    private static final class Mark extends TaskNode {
        @Override
        protected void execute() {}
    }
}
