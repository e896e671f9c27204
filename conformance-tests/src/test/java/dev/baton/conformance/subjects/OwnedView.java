package dev.baton.conformance.subjects;

import dev.baton.core.Scheduler;
import dev.baton.core.TaskNode;

/** A view whose closing closes the scheduler behind it, as the suite expects of what it is given. */
final class OwnedView implements Scheduler {
    private final Scheduler view;
    private final Scheduler owned;

    OwnedView(Scheduler view, Scheduler owned) {
        this.view = view;
        this.owned = owned;
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
        owned.close();
    }

    @Override
    public String toString() {
        return view.toString();
    }
}
