package dev.baton.core;

import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** What comes with the JDK. */
final class PriorityQueueCandidate implements TimerCandidate {
    private final PriorityQueue<TimerNode> queue = new PriorityQueue<>(
            Comparator.<TimerNode>comparingLong(timer -> timer.deadline).thenComparingLong(timer -> timer.sequence));
    private long sequence;

    @Override
    public void arm(TimerNode timer, long deadline) {
        timer.deadline = deadline;
        timer.sequence = sequence++;
        queue.add(timer);
    }

    @Override
    public void cancel(TimerNode timer) {
        queue.remove(timer);
    }

    @Override
    public @Nullable TimerNode poll(long limit) {
        TimerNode first = queue.peek();
        return first == null || first.deadline > limit ? null : queue.poll();
    }
}
