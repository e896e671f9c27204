package dev.baton.core;

import org.jspecify.annotations.Nullable;

/** The ladder's lowest rung alone: an indexed heap. */
final class HeapCandidate implements TimerCandidate {
    private final TimerHeap heap = new TimerHeap();
    private int sequence;

    @Override
    public void arm(TimerNode timer, long deadline) {
        heap.add(timer, deadline, sequence++);
    }

    @Override
    public void cancel(TimerNode timer) {
        heap.removeAt(timer.position);
    }

    @Override
    public @Nullable TimerNode poll(long limit) {
        return heap.size() == 0 || heap.firstDeadline() > limit ? null : (TimerNode) heap.poll();
    }
}
