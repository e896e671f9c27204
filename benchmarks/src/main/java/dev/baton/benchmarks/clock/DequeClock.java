package dev.baton.benchmarks.clock;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** The limit of what runs at once: a bare queue and a loop. */
final class DequeClock implements VirtualClock {
    private final ArrayDeque<Runnable> queue = new ArrayDeque<>();

    @Override
    public @Nullable Object submit(Runnable task) {
        queue.add(task);
        return null;
    }

    @Override
    public Object arm(long delayMillis, Runnable task) {
        throw new UnsupportedOperationException("A bare queue has no clock");
    }

    @Override
    public void cancel(Object handle) {
        throw new UnsupportedOperationException("A bare queue has no handles");
    }

    @Override
    public Lane worker() {
        throw new UnsupportedOperationException("A bare queue has no lanes");
    }

    @Override
    public void runAll() {
        for (Runnable task = queue.poll(); task != null; task = queue.poll()) {
            task.run();
        }
    }

    @Override
    public void runSecond() {
        runAll();
    }

    @Override
    public void close() {}
}
