package dev.baton.conformance.mutants;

import dev.baton.core.Scheduler;
import dev.baton.core.TaskNode;
import dev.baton.core.Worker;
import java.util.function.Consumer;

/** Does something to every task on its way to a scheduler or worker. */
final class Interposed implements Worker {
    private final Scheduler target;
    private final Consumer<TaskNode> onTheWay;

    Interposed(Scheduler target, Consumer<TaskNode> onTheWay) {
        this.target = target;
        this.onTheWay = onTheWay;
    }

    @Override
    public void submit(TaskNode task) {
        onTheWay.accept(task);
        target.submit(task);
    }

    @Override
    public void submit(TaskNode task, long delayNanos) {
        onTheWay.accept(task);
        target.submit(task, delayNanos);
    }

    @Override
    public Worker createWorker() {
        return new Interposed(target.createWorker(), onTheWay);
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
        return target instanceof Worker && ((Worker) target).isClosed();
    }

    @Override
    public String toString() {
        return target.toString();
    }
}
