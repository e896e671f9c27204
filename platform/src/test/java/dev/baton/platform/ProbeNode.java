package dev.baton.platform;

import dev.baton.core.TaskNode;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** A task that remembers what became of it. */
final class ProbeNode extends TaskNode {
    final AtomicInteger runs = new AtomicInteger();
    final AtomicInteger cancellations = new AtomicInteger();
    final CompletableFuture<Void> settled = new CompletableFuture<>();

    @Override
    protected void execute() {
        runs.incrementAndGet();
        settled.complete(null);
    }

    @Override
    protected void onCancel(boolean begun) {
        cancellations.incrementAndGet();
        settled.complete(null);
    }

    int outcomes() {
        return runs.get() + cancellations.get();
    }

    @Override
    protected String name() {
        return "probe";
    }
}
