package dev.baton.core;

import java.util.concurrent.atomic.AtomicInteger;

/** A task that counts what became of it. */
final class RacingNode extends TaskNode {
    final AtomicInteger runs = new AtomicInteger();
    final AtomicInteger cancellations = new AtomicInteger();
    private final Runnable body;

    RacingNode() {
        this(() -> {});
    }

    RacingNode(Runnable body) {
        this.body = body;
    }

    @Override
    protected void execute() {
        runs.incrementAndGet();
        body.run();
    }

    @Override
    protected void onCancel(boolean begun) {
        cancellations.incrementAndGet();
    }

    /** Returns how often it was run and how often it was cancelled, and how it sees itself. */
    String fate() {
        return "run " + runs + ", cancelled " + cancellations + (isCancelled() == (cancellations.get() > 0) ? "" : ", and lies");
    }
}
