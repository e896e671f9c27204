package dev.baton.benchmarks.pool;

import java.util.concurrent.ExecutorService;

/** An executor of the JDK. */
final class ExecutorPool implements Pool {
    private final ExecutorService executor;

    ExecutorPool(ExecutorService executor) {
        this.executor = executor;
    }

    @Override
    public void execute(Runnable task) {
        executor.execute(task);
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
