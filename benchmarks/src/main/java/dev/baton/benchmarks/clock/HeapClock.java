package dev.baton.benchmarks.clock;

import java.util.Comparator;
import java.util.PriorityQueue;

/** The limit of what has a deadline: a bare heap of deadline and sequence, and one task for all. */
final class HeapClock implements VirtualClock {
    private static final Comparator<long[]> ORDER = (one, other) ->
            one[0] != other[0] ? Long.compare(one[0], other[0]) : Long.compare(one[1], other[1]);

    private final PriorityQueue<long[]> queue = new PriorityQueue<>(ORDER);
    private Runnable task = () -> {};
    private long sequence;

    @Override
    public Object arm(long delayMillis, Runnable task) {
        this.task = task;
        long[] entry = {delayMillis, sequence++};
        queue.add(entry);
        return entry;
    }

    @Override
    public void runAll() {
        for (long[] entry = queue.poll(); entry != null; entry = queue.poll()) {
            task.run();
        }
    }

    @Override
    public void cancel(Object handle) {
        throw new UnsupportedOperationException("A bare heap searches for what it is to remove");
    }

    @Override
    public Object submit(Runnable task) {
        throw new UnsupportedOperationException("A bare heap is for deadlines");
    }

    @Override
    public Lane worker() {
        throw new UnsupportedOperationException("A bare heap has no lanes");
    }

    @Override
    public void runSecond() {
        runAll();
    }

    @Override
    public void close() {}
}
