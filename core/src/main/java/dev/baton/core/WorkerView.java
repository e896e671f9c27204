package dev.baton.core;

import org.jspecify.annotations.Nullable;

/** A worker made through a view: it adds the view's label, session and context, and owns the worker behind it. */
final class WorkerView implements Worker {
    private final Worker worker;
    private final @Nullable TaskLabel label;
    private final @Nullable SessionId session;
    private final TaskNode.@Nullable ContextCapture capture;

    WorkerView(
            Worker worker,
            @Nullable TaskLabel label,
            @Nullable SessionId session,
            TaskNode.@Nullable ContextCapture capture) {
        this.worker = worker;
        this.label = label;
        this.session = session;
        this.capture = capture;
    }

    @Override
    public @Nullable TaskLabel defaultLabel() {
        return label == null ? worker.defaultLabel() : label;
    }

    @Override
    public @Nullable SessionId defaultSession() {
        return session == null ? worker.defaultSession() : session;
    }

    private TaskNode dressed(TaskNode task) {
        task.labelIfAbsent(label);
        task.sessionIfAbsent(session);
        task.contextIfAbsent(capture);
        return task;
    }

    @Override
    public void submit(TaskNode task) {
        worker.submit(dressed(task));
    }

    @Override
    public void submit(TaskNode task, long delayNanos) {
        worker.submit(dressed(task), delayNanos);
    }

    @Override
    public Worker createWorker() {
        return new WorkerView(worker.createWorker(), label, session, capture);
    }

    @Override
    public Scheduler base() {
        return worker.base();
    }

    @Override
    public void close() {
        worker.close();
    }

    @Override
    public boolean isClosed() {
        return worker.isClosed();
    }

    @Override
    public String toString() {
        return worker
                + (session == null ? "" : ".inSession(" + session + ")")
                + (label == null ? "" : ".labeled(" + label + ")")
                + (capture == null ? "" : ".propagating(" + capture + ")");
    }
}
