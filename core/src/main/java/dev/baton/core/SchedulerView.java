package dev.baton.core;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A scheduler that adds a label, a session, a context or the foreground to what passes through; equal by value. */
record SchedulerView(
        Scheduler target,
        @Nullable TaskLabel label,
        @Nullable SessionId session,
        TaskNode.@Nullable ContextCapture capture,
        boolean isForeground)
        implements Scheduler {

    /** Returns the view itself if it is one, so that views of views stay flat. */
    static SchedulerView of(Scheduler scheduler) {
        return scheduler instanceof SchedulerView view ? view : new SchedulerView(scheduler, null, null, null, false);
    }

    SchedulerView withLabel(TaskLabel newLabel) {
        return new SchedulerView(target, newLabel, session, capture, isForeground);
    }

    SchedulerView withSession(SessionId newSession) {
        return new SchedulerView(target, label, newSession, capture, isForeground);
    }

    SchedulerView withContext(TaskNode.ContextCapture newCapture) {
        return new SchedulerView(target, label, session, newCapture, isForeground);
    }

    SchedulerView onForeground() {
        return new SchedulerView(target, label, session, capture, true);
    }

    @Override
    public @Nullable TaskLabel defaultLabel() {
        return label == null ? target.defaultLabel() : label;
    }

    @Override
    public @Nullable SessionId defaultSession() {
        return session == null ? target.defaultSession() : session;
    }

    private TaskNode dressed(TaskNode task) {
        task.labelIfAbsent(label);
        task.sessionIfAbsent(session);
        task.contextIfAbsent(capture);
        return task;
    }

    @Override
    public void submit(TaskNode task) {
        if (isForeground) {
            target.submitForeground(dressed(task), 0);
        } else {
            target.submit(dressed(task));
        }
    }

    @Override
    public void submit(TaskNode task, long delayNanos) {
        if (isForeground) {
            target.submitForeground(dressed(task), delayNanos);
        } else {
            target.submit(dressed(task), delayNanos);
        }
    }

    @Override
    public void submitForeground(TaskNode task, long delayNanos) {
        target.submitForeground(dressed(task), delayNanos);
    }

    @Override
    public Worker createWorker() {
        Worker worker = isForeground ? target.createForegroundWorker(session) : target.createWorker();
        return label == null && session == null && capture == null
                ? worker
                : new WorkerView(worker, label, session, capture);
    }

    @Override
    public Worker createForegroundWorker(@Nullable SessionId other) {
        SchedulerView view = other == null ? this : withSession(other);
        return view.onForeground().createWorker();
    }

    @Override
    public Scheduler limitedTo(int most) {
        LimitedScheduler.requirePositive(most);
        return isForeground ? this : new SchedulerView(target.limitedTo(most), label, session, capture, false);
    }

    @Override
    public boolean isMainThread() {
        return target.isMainThread();
    }

    @Override
    public long nanoTime() {
        return target.nanoTime();
    }

    @Override
    public Instant now() {
        return target.now();
    }

    @Override
    public boolean park(Duration timeout) {
        return target.park(timeout);
    }

    @Override
    public Unparker unparker() {
        return target.unparker();
    }

    @Override
    public void reportError(Throwable error) {
        target.reportError(error);
    }

    @Override
    public boolean usesLabels() {
        return isForeground || target.usesLabels(); // a foreground has a lane for each session
    }

    @Override
    public @Nullable SchedulerObserver observer() {
        return target.observer();
    }

    /** Returns a view of the target's elastic side; foreground tasks stay where they are. */
    @Override
    public Scheduler elastic() {
        return new SchedulerView(target.elastic(), label, session, capture, isForeground);
    }

    @Override
    public Scheduler base() {
        return target.base();
    }

    @Override
    public void close() {
        // A view owns nothing.
    }

    @Override
    public String toString() {
        return target
                + (isForeground ? ".foreground()" : "")
                + (session == null ? "" : ".inSession(" + session + ")")
                + (label == null ? "" : ".labeled(" + label + ")")
                + (capture == null ? "" : ".propagating(" + capture + ")");
    }
}
