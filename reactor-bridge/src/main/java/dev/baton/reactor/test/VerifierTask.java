package dev.baton.reactor.test;

import dev.baton.core.TaskNode;

/** One step of a script as a task: the subscription, a request, the cancellation, the body of a {@code then}. */
final class VerifierTask extends TaskNode {
    private final String name;
    private final Runnable body;

    VerifierTask(String name, Runnable body) {
        this.name = name;
        this.body = body;
    }

    @Override
    protected void execute() {
        body.run();
    }

    @Override
    protected Object body() {
        return body;
    }

    @Override
    protected String name() {
        return "StepVerifier " + name;
    }

    @Override
    protected String library() {
        return "reactor";
    }
}
