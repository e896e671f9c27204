package dev.baton.core;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * A task that was submitted through a handle of a library, which owns it: its {@link TaskScope}.
 *
 * <h2>Interrupting</h2>
 *
 * If the scope says so, cancelling the task from another thread while its body runs interrupts the thread that runs it.
 * The flag never reaches what that thread does next: the end of the body and the interrupt meet at one field, so that
 * either the interrupt comes too late and does not happen, or the thread waits for it and clears it. Cancelling from
 * inside, or from a task run by a nested driving call, interrupts nobody.
 */
public abstract class ScopedTaskNode extends TaskNode {
    private static final Object INTERRUPTING = new Object();
    private static final Object TOO_LATE = new Object(); // its scope was closed when its turn came
    private static final int PATIENCE = 10_000; // then it yields, because the other thread may have lost its processor

    private static final VarHandle PLACE;

    static {
        try {
            PLACE = MethodHandles.lookup().findVarHandle(ScopedTaskNode.class, "place", Object.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    // Its scope before the body runs, then the thread if that may be interrupted: one field for both, because it is the
    // one that makes a task of a library fit into 56 bytes.
    private @Nullable Object place;
    int slot = HeldTasks.NOWHERE; // belongs to whoever holds it

    /**
     * A task that is not submitted yet.
     *
     * @param scope what owns it, or null
     */
    protected ScopedTaskNode(@Nullable TaskScope scope) {
        this.place = scope;
    }

    /**
     * The body of the task.
     *
     * @throws Exception anything; it goes to {@link #onFailure}
     */
    protected abstract void runBody() throws Exception;

    /**
     * Enters the scope, which there must be, and submits the task. If the scheduler refuses it, the task is cancelled.
     *
     * @param delayNanos until the task becomes ready; zero or negative means now, {@link Long#MAX_VALUE} never
     * @return false, and nothing has happened, if the scope is closed
     * @throws java.util.concurrent.RejectedExecutionException if the scheduler is closed
     */
    protected final boolean submitAfter(long delayNanos) {
        if (!(place instanceof TaskScope scope)) {
            throw new IllegalStateException("Task " + name() + " has no scope to submit it to");
        }
        return submitTo(scope.scheduler(), scope, delayNanos);
    }

    final boolean submitTo(Scheduler scheduler, @Nullable TaskScope scope, long delayNanos) {
        if (scope != null && !scope.admit(this, delayNanos)) {
            return false;
        }
        try {
            scheduler.submit(this, delayNanos);
            return scope == null || scope.submitted(this);
        } catch (RuntimeException | Error refused) {
            cancel();
            throw refused;
        }
    }

    @Override
    protected final void execute() throws Exception {
        if (!(place instanceof TaskScope scope)) {
            runBody();
        } else if (scope.begins(this)) {
            runIn(scope);
        } else {
            place = TOO_LATE;
            cancel();
            if (!isRepeating()) {
                scope.ended(this);
            }
        }
    }

    /** Leaves the scope, once the task is done: whoever waits for the scope to end finds all its tasks so. */
    @Override
    void finished(boolean succeeded, boolean confined) {
        Object where = place;
        super.finished(succeeded, confined);
        if (where instanceof TaskScope scope) {
            place = null;
            Attention own = attention();
            if (own == null || own.isBusy()) {
                scope.ended(this);
            } else {
                scope.ended(this, own);
            }
        }
    }

    private @Nullable Attention attention() {
        return isHeldAttentively() ? attentionOfThread() : null;
    }

    @Nullable Attention attentionOfThread() {
        return Attention.current();
    }

    final boolean isHeldAttentively() {
        TaskHolder where = holder;
        return where != null && where.isAttentive();
    }

    private void runIn(TaskScope scope) throws Exception {
        if (!scope.isInterrupting()) {
            runBody();
            return;
        }
        Attention own = attention();
        if (own != null && own.begin()) {
            runAttentively(scope, own);
        } else {
            runFenced(scope);
        }
    }

    private void runAttentively(TaskScope scope, Attention own) throws Exception {
        boolean failed = true;
        PLACE.setRelease(this, own);
        try {
            if (!isCancelled() || scope.runsWhatBegan()) {
                runBody();
            }
            failed = false;
        } finally {
            PLACE.setRelease(this, scope);
            own.end(failed); // handlers of failures may wait
        }
    }

    private void runFenced(TaskScope scope) throws Exception {
        Thread thread = Thread.currentThread();
        PLACE.setRelease(this, thread);
        try {
            if (!isCancelled() || scope.runsWhatBegan()) {
                runBody();
            }
        } finally {
            if (!PLACE.compareAndSet(this, thread, scope)) {
                awaitInterrupt();
                place = scope;
            }
        }
    }

    private void awaitInterrupt() {
        for (int spins = 0; PLACE.getAcquire(this) == INTERRUPTING; spins++) {
            BriefWait.pause(spins);
        }
        Thread.interrupted();
    }

    private void interrupt() {
        Object where = PLACE.getAcquire(this);
        for (int spins = 0; isAboutToRun(where) && spins < PATIENCE; spins++) {
            BriefWait.pause(spins);
            where = PLACE.getAcquire(this);
        }
        if (where instanceof Attention runner) {
            runner.interrupt(this);
        } else if (where instanceof Thread thread
                && thread != Thread.currentThread()
                && PLACE.compareAndSet(this, where, INTERRUPTING)) {
            try {
                thread.interrupt();
            } finally {
                PLACE.setRelease(this, null);
            }
        }
    }

    boolean isRunBy(Attention thread) {
        return PLACE.getVolatile(this) == thread;
    }

    // It has begun, so its thread shows in a moment. If it does not, because something surrounds the body and takes
    // long, the body will see that the task is cancelled.
    private boolean isAboutToRun(@Nullable Object where) {
        return where instanceof TaskScope scope && scope.isInterrupting() && isRunning();
    }

    /**
     * {@inheritDoc}
     *
     * @implSpec leaves the scope, and interrupts the body if the scope says so
     */
    @Override
    protected void onCancel(boolean begun) {
        if (begun) {
            interrupt();
        } else if (place instanceof TaskScope scope) {
            scope.ended(this);
        }
    }

    @Override
    void closedWhileRunning() {
        if (place instanceof Thread || place instanceof Attention || (place instanceof TaskScope scope && scope.isInterrupting())) {
            cancel();
        }
    }

    /** Returns true once it has ended, was cancelled, or has a scope that was closed before the task began. */
    @Override
    public boolean isDone() {
        if (super.isDone()) {
            return true;
        }
        Object where = PLACE.getAcquire(this);
        return where == TOO_LATE || (where instanceof TaskScope scope && scope.isCancelling() && !hasBegun());
    }

    // Of a scope that was closed. A thread that has come to run the task is about to say whether it came in time.
    private boolean hasBegun() {
        for (int spins = 0; isUndecided() && spins < PATIENCE; spins++) {
            BriefWait.pause(spins);
        }
        return slot == HeldTasks.BEGUN || isUndecided();
    }

    private boolean isUndecided() {
        return isRunning() && slot != HeldTasks.BEGUN && PLACE.getAcquire(this) instanceof TaskScope;
    }

    /**
     * Cancels the task if it has not begun. Returns false if it has begun before its scope was closed; then it counts as
     * accepted.
     */
    final boolean withdraw() {
        return cancelIfPending() || (!hasBegun() && PLACE.getAcquire(this) == TOO_LATE);
    }

    /** Sees to it that the task comes to an end by itself. */
    void endGracefully() {
        if (isRepeating()) {
            cancel();
        }
    }
}
