package dev.baton.core;

import java.util.Objects;

/** A plain runnable as a task. */
final class RunnableNode extends TaskNode {
    private final Runnable body;

    RunnableNode(Runnable body) {
        this.body = Objects.requireNonNull(body, "task");
    }

    @Override
    protected void execute() {
        body.run();
    }

    @Override
    protected String name() {
        return nameOf(body);
    }

    @Override
    protected Object body() {
        return body;
    }
}
