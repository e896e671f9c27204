package dev.baton.reactor;

import dev.baton.core.Scheduler;
import dev.baton.core.TaskLabel;
import dev.baton.core.TaskNode;
import dev.baton.core.Worker;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Notes which label each task brings along, and passes it on to another scheduler or worker. */
final class WatchedScheduler implements Worker {
    private final Scheduler target;
    private final List<Optional<TaskLabel>> labels;

    WatchedScheduler(Scheduler target) {
        this(target, new ArrayList<>());
    }

    private WatchedScheduler(Scheduler target, List<Optional<TaskLabel>> labels) {
        this.target = target;
        this.labels = labels;
    }

    /** Returns the label of each task so far, in the order of submission; every run of a periodic task counts. */
    List<Optional<TaskLabel>> labels() {
        return labels;
    }

    @Override
    public void submit(TaskNode task) {
        labels.add(Optional.ofNullable(task.label()));
        target.submit(task);
    }

    @Override
    public void submit(TaskNode task, long delayNanos) {
        labels.add(Optional.ofNullable(task.label()));
        target.submit(task, delayNanos);
    }

    @Override
    public Worker createWorker() {
        return new WatchedScheduler(target.createWorker(), labels);
    }

    @Override
    public TaskLabel defaultLabel() {
        return target.defaultLabel();
    }

    @Override
    public Scheduler base() {
        return target.base();
    }

    @Override
    public void close() {
        target.close();
    }

    @Override
    public boolean isClosed() {
        return target instanceof Worker worker && worker.isClosed();
    }

    @Override
    public String toString() {
        return target.toString();
    }
}
