package dev.baton.platform;

import dev.baton.core.TaskNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Timers by (deadline, submission): a binary heap in which every task knows its index, so that a cancelled one is found
 * without a search and leaves nothing behind. Not thread-safe.
 */
final class TimerQueue {
    private final List<Timer> heap = new ArrayList<>();
    private long sequence;

    /** Returns the earliest deadline, or {@link Deadline#NEVER}. */
    long nextDeadline() {
        return heap.isEmpty() ? Deadline.NEVER : heap.get(0).deadline();
    }

    void insert(TaskNode task, long deadline) {
        Timer timer = new Timer(task, deadline, sequence++);
        heap.add(timer);
        siftUp(timer, heap.size() - 1);
    }

    /** Takes out the first timer due at or before a moment, or returns null. */
    @Nullable TaskNode poll(long now) {
        return nextDeadline() > now ? null : removeAt(0);
    }

    /** Takes a timer out, if it is in here. */
    void remove(TaskNode task) {
        int index = Nodes.index(task);
        if (index >= 0 && index < heap.size() && heap.get(index).task() == task) {
            removeAt(index);
        }
    }

    /** Returns all timers in the order in which they would fire. */
    List<TaskNode> inOrder() {
        return heap.stream().sorted().map(Timer::task).toList();
    }

    private TaskNode removeAt(int index) {
        TaskNode removed = heap.get(index).task();
        Nodes.index(removed, -1);
        Timer last = heap.remove(heap.size() - 1);
        if (index < heap.size()) {
            siftDown(last, index);
            siftUp(heap.get(index), index);
        }
        return removed;
    }

    private void siftUp(Timer timer, int start) {
        int index = start;
        while (index > 0) {
            int parent = (index - 1) / 2;
            if (timer.compareTo(heap.get(parent)) > 0) {
                break;
            }
            place(heap.get(parent), index);
            index = parent;
        }
        place(timer, index);
    }

    private void siftDown(Timer timer, int start) {
        int index = start;
        for (int child = 2 * index + 1; child < heap.size(); child = 2 * index + 1) {
            if (child + 1 < heap.size() && heap.get(child + 1).compareTo(heap.get(child)) < 0) {
                child++;
            }
            if (timer.compareTo(heap.get(child)) < 0) {
                break;
            }
            place(heap.get(child), index);
            index = child;
        }
        place(timer, index);
    }

    private void place(Timer timer, int index) {
        heap.set(index, timer);
        Nodes.index(timer.task(), index);
    }

    private record Timer(TaskNode task, long deadline, long sequence) implements Comparable<Timer> {
        @Override
        public int compareTo(Timer other) {
            int byDeadline = Long.compare(deadline, other.deadline);
            return byDeadline != 0 ? byDeadline : Long.compare(sequence, other.sequence);
        }
    }
}
