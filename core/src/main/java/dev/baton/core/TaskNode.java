package dev.baton.core;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * One task and its place in a queue: the runnable, its handle and the queue node are one object.
 *
 * <p>Bridges extend it together with their library's handle type ({@code extends TaskNode implements Disposable}), so a
 * task costs one allocation through a bridge too. A node is submitted once. Its life is {@code pending → running →
 * done}, with {@code cancelled} reachable from the first two; it begins at most once and after a successful
 * {@link #cancel()} it never begins.
 *
 * <p>Schedulers call {@link #run()}; it may be called from any thread, never throws, and runs the body at most once.
 */
public abstract class TaskNode implements Runnable, Cancellable {
    private static final int PENDING = 0;
    private static final int RUNNING = 1;
    private static final int DONE = 2;
    private static final int CANCELLED = 3;

    private static final VarHandle STATE;
    private static final VarHandle PREVIOUS;
    private static final VarHandle HOLDER;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            STATE = lookup.findVarHandle(TaskNode.class, "state", int.class);
            PREVIOUS = lookup.findVarHandle(TaskNode.class, "previous", TaskNode.class);
            HOLDER = lookup.findVarHandle(TaskNode.class, "holder", TaskHolder.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    // The scheduler's room, reached through TaskHolder.
    volatile @Nullable TaskHolder holder; // volatile: a cancellation and a submission must not both miss each other
    @Nullable TaskNode next;
    @Nullable TaskNode previous;
    int position = -1;
    long identity;

    private volatile int state;
    private @Nullable Object kind; // its label, its session, or more: nearly every task has one of them at most

    /** For subclasses. */
    protected TaskNode() {}

    /**
     * The body of the task.
     *
     * @throws Exception anything; it goes to {@link #onFailure}
     */
    protected abstract void execute() throws Exception;

    /**
     * Receives whatever {@link #execute()} threw, on the thread that ran it.
     *
     * @implSpec reports to the scheduler that accepted this node; a bridge first calls its library's own handler
     */
    protected void onFailure(Throwable failure) {
        report(failure);
    }

    /**
     * Hears that the task was cancelled, once, on the thread that cancelled it.
     *
     * @param begun true if the task was running at that moment
     * @implSpec does nothing
     */
    protected void onCancel(boolean begun) {}

    /**
     * Returns what reports call this task; asked for only when a report is written.
     *
     * @implSpec returns the simple name of this class; subclasses that wrap a runnable pass it to {@link #nameOf}
     */
    protected String name() {
        return nameOf(this);
    }

    /**
     * Returns the library this task came from, in lower case; asked for only when a report is written.
     *
     * @implSpec returns {@code "baton"}
     */
    protected String library() {
        return "baton";
    }

    /**
     * Returns what the body calls, as the hooks of the library left it; asked for only when a context is captured.
     *
     * @return null if a hook of the library has captured the context of the thread already
     * @implSpec returns this; subclasses that wrap a runnable return that
     */
    protected @Nullable Object body() {
        return this;
    }

    /** Returns the task that this node brings to its thread: itself, another one, or null if it is not known yet. */
    @Nullable TaskNode carried() {
        return this;
    }

    /** Returns the stage that outlives the body and is not done, or null if there is none. */
    @Nullable CompletionStage<?> awaited() {
        return null;
    }

    /** Runs the body, unless the task was cancelled or has begun already. Called by schedulers; never throws. */
    @Override
    public final void run() {
        if (STATE.compareAndSet(this, PENDING, RUNNING)) {
            Attention.payIfWanted(); // the exchange is its fence
            TaskHolder where = holder;
            attempt(false, where == null ? null : where.observation);
        }
    }

    /** As {@link #run()}, on the only thread that runs or cancels tasks of this scheduler: without a fence. */
    final void runConfined() {
        if (state == PENDING) {
            STATE.setRelease(this, RUNNING);
            attempt(true, null);
        }
    }

    private void attempt(boolean confined, @Nullable Observation observation) {
        boolean succeeded = false;
        try {
            succeeded = (observation == null ? perform() : observation.run(this)) == null;
        } finally {
            finished(succeeded, confined);
        }
    }

    /** Runs the body and hands on what it threw, which is returned. */
    @Nullable Throwable perform() {
        Context context = TaskKind.contextOf(kind);
        return context == null ? performBare() : performIn(context);
    }

    private @Nullable Throwable performBare() {
        try {
            execute();
            return null;
        } catch (Throwable failure) {
            fail(failure);
            return failure;
        }
    }

    private @Nullable Throwable performIn(Context context) {
        Context.Scope scope;
        try {
            scope = Objects.requireNonNull(context.enter(), "The scope of a task's context");
        } catch (Throwable failure) {
            fail(failure);
            return failure;
        }
        Throwable failure = performBare();
        try {
            scope.close();
        } catch (Throwable inContext) {
            report(inContext); // the body has ended in its own way
        }
        if (!isRepeating()) {
            forgetContext();
        }
        return failure;
    }

    /** Lets go of the context: tasks may be kept for long, what surrounded them should not. */
    private void forgetContext() {
        if (TaskKind.contextOf(kind) != null) {
            kind = new TaskKind(label(), session(), null);
        }
    }

    private void fail(Throwable failure) {
        try {
            onFailure(failure);
        } catch (Throwable inHandler) {
            if (inHandler != failure) {
                inHandler.addSuppressed(failure);
            }
            report(inHandler);
        }
    }

    /** Leaves the running state; a task that repeats becomes pending again instead. */
    void finished(boolean succeeded, boolean confined) {
        STATE.setRelease(this, DONE);
    }

    /** Leaves the running state of a task that repeats for good. */
    final void end(boolean confined) {
        forgetContext();
        leaveRunning(DONE, confined);
    }

    /** Makes a running task pending once more. Returns false if it was cancelled meanwhile. */
    final boolean rearm(boolean confined) {
        hold(null, confined);
        return leaveRunning(PENDING, confined);
    }

    private boolean leaveRunning(int next, boolean confined) {
        if (!confined) {
            return STATE.compareAndSet(this, RUNNING, next);
        }
        boolean isRunning = state == RUNNING;
        if (isRunning) {
            STATE.setRelease(this, next);
        }
        return isRunning;
    }

    /** Sets the holder; on the only thread that submits and cancels without a fence. */
    final void hold(@Nullable TaskHolder newHolder, boolean confined) {
        if (confined) {
            HOLDER.setRelease(this, newHolder);
        } else {
            holder = newHolder;
        }
    }

    final boolean isBegun() {
        return state != PENDING;
    }

    final boolean isRunning() {
        return state == RUNNING;
    }

    @Override
    public final boolean cancel() {
        while (state < DONE) { // again, because a periodic task goes from running back to pending
            if (cancelIfPending()) {
                return true;
            }
            if (!isRepeating()) {
                cancelRunning();
                return false;
            }
            if (STATE.compareAndSet(this, RUNNING, CANCELLED)) {
                tellCancelled(true);
                return true;
            }
        }
        return false;
    }

    // A link to itself says so, beside the state: then a task that nobody cancels can end without a fence.
    private void cancelRunning() {
        if (state == RUNNING && PREVIOUS.getAndSet(this, this) != this) {
            tellCancelled(true);
        }
    }

    /** As {@link #cancel()}, unless the task has begun. */
    final boolean cancelIfPending() {
        if (!STATE.compareAndSet(this, PENDING, CANCELLED)) {
            return false;
        }
        TaskHolder where = holder;
        if (where != null) {
            where.forget(this);
        }
        tellCancelled(false);
        return true;
    }

    /** Cancels the task for a lane that is closing; one that has begun goes on, unless it is to be interrupted. */
    final void closed() {
        if (!cancelIfPending() && state == RUNNING) {
            closedWhileRunning();
        }
    }

    void closedWhileRunning() {}

    private void tellCancelled(boolean begun) {
        try {
            onCancel(begun);
        } catch (Throwable failure) {
            report(failure); // whoever cancels many tasks must get to the last one
        }
    }

    /** Returns true if the task runs more than once; then {@link #finished} does not call the method here. */
    boolean isRepeating() {
        return false;
    }

    @Override
    public final boolean isCancelled() {
        return state == CANCELLED || PREVIOUS.getOpaque(this) == this;
    }

    @Override
    public boolean isDone() {
        return state >= DONE || isCancelled();
    }

    /** Returns the kind of work this is, or null. */
    public final @Nullable TaskLabel label() {
        Object known = kind;
        return known == null ? null : TaskKind.labelOf(known);
    }

    /** Returns the label that tells what running this touches, or null if none does. */
    @Nullable TaskLabel footprint() {
        return label();
    }

    /** Gives the task a label unless it has one: the label set closest to the task wins. Before submission only. */
    public final void labelIfAbsent(@Nullable TaskLabel label) {
        if (label != null && label() == null) {
            kind = kind == null ? label : new TaskKind(label, session(), TaskKind.contextOf(kind));
        }
    }

    /** Returns the session this task belongs to, or null. */
    public final @Nullable SessionId session() {
        Object known = kind;
        return known == null ? null : TaskKind.sessionOf(known);
    }

    /** Gives the task a session unless it has one. Before submission only. */
    public final void sessionIfAbsent(@Nullable SessionId session) {
        if (session != null && session() == null) {
            kind = kind == null ? session : new TaskKind(label(), session, TaskKind.contextOf(kind));
        }
    }

    /** Captures the context of the current thread for the task unless it has one. Before submission only. */
    public final void contextIfAbsent(@Nullable ContextCapture capture) {
        if (capture == null || TaskKind.contextOf(kind) != null) {
            return;
        }
        Object calls = body();
        Context context = calls == null ? null : capture.capture(calls);
        if (context != null) {
            kind = new TaskKind(label(), session(), context);
        }
    }

    /** Returns the id of this task. */
    public TaskId id() {
        return new TaskId(this);
    }

    /**
     * Sends a failure to the scheduler that accepted this node, or to the thread's uncaught exception handler if none
     * did.
     */
    protected final void report(Throwable failure) {
        TaskHolder where = holder;
        if (where != null) {
            where.failed(this, failure);
        } else {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, failure);
        }
    }

    /**
     * Returns a readable name for a runnable that is the same in every process: its class without package, and for a
     * lambda the class it was written in.
     */
    public static String nameOf(Object runnable) {
        String name = Objects.requireNonNull(runnable, "runnable").getClass().getName();
        int lambda = name.indexOf("$$Lambda");
        String written = lambda < 0 ? name : name.substring(0, lambda);
        String simple = written.substring(written.lastIndexOf('.') + 1).replace('$', '.');
        return lambda < 0 ? simple : simple + " lambda";
    }

    /** Returns name, label and state. */
    @Override
    public String toString() {
        String[] states = {"pending", "running", "done"};
        return name() + (label() == null ? "" : " [" + label() + "]") + " (" + (isCancelled() ? "cancelled" : states[state]) + ")";
    }

    /**
     * What surrounds the body of a task on its thread: thread-locals of whoever submitted it, a span, a principal.
     *
     * <p>It is captured when a task is submitted through {@link Scheduler#propagating}, once for all runs of a periodic
     * task, and entered around every run on the thread that runs the task, which hears of a failure while the context is
     * in place. A task that has finished lets go of it.
     */
    @FunctionalInterface
    public interface Context {
        /**
         * Puts this context in place on the current thread. What it throws is a failure of the task, whose body then
         * does not run.
         *
         * @return puts back what was there before, on the same thread
         */
        Scope enter();

        /** Ends what {@link Context#enter()} began. */
        @FunctionalInterface
        interface Scope {
            /** Puts back what was there before. */
            void close();
        }
    }

    /** Takes the context of the thread that submits a task. */
    @FunctionalInterface
    public interface ContextCapture {
        /**
         * Returns the context of the current thread for a task; called before the task is accepted. What it throws
         * reaches whoever submits the task.
         *
         * @param body what the task calls when it runs, as the hooks of its library left it, so that one who wraps
         *     runnables can tell whether that happened already
         * @return null if there is nothing to put in place, or if the body brings it along
         */
        @Nullable Context capture(Object body);
    }
}
