package dev.baton.platform;

import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

/** A foreground made of an executor and a question. */
record ComposedForeground(Executor executor, BooleanSupplier question, String name) implements Foreground {
    @Override
    public void execute(Runnable runnable) {
        executor.execute(runnable);
    }

    @Override
    public boolean isForegroundThread() {
        return question.getAsBoolean();
    }

    @Override
    public String toString() {
        return name;
    }
}
