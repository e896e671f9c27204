package dev.baton.conformance.subjects;

import dev.baton.core.Scheduler;
import dev.baton.core.TaskNode;

/** A view whose closing ends what is behind it, as the suite expects of what it is given. */
final class OwnedView implements Scheduler {
    private final Scheduler view;
    private final Runnable end;

    OwnedView(Scheduler view, Runnable end) {
        this.view = view;
        this.end = end;
    }

    @Override
    public void submit(TaskNode task) {
        view.submit(task);
    }

    @Override
    public void submit(TaskNode task, long delayNanos) {
        view.submit(task, delayNanos);
    }

    @Override
    public void submitForeground(TaskNode task, long delayNanos) {
        view.submitForeground(task, delayNanos);
    }

    @Override
    public boolean isMainThread() {
        return view.isMainThread();
    }

    @Override
    public long nanoTime() {
        return view.nanoTime();
    }

    @Override
    public void reportError(Throwable error) {
        view.reportError(error);
    }

    @Override
    public void close() {
        end.run();
    }

    @Override
    public String toString() {
        return view.toString();
    }
}
