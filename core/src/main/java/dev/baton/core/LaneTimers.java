package dev.baton.core;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The delayed tasks of a lane, each represented in the scheduler by a {@link LaneTimer}.
 *
 * <p>On a pool two timers that are due together may run in either order; so whichever comes first brings every task that
 * is due no later than its own, in (due time, submission) order. The monitor is held while they enter the lane, so that
 * two timers on two threads cannot mix their tasks, and never while foreign code runs.
 */
final class LaneTimers {
    private final SerialWorker lane;
    private final TimerQueue queue = new TimerQueue();
    private long fired; // the latest due time of a timer that came
    private boolean closed;

    LaneTimers(SerialWorker lane) {
        this.lane = lane;
    }

    /** Arms a timer, which the caller must submit. Returns null if the lane is closed. */
    synchronized @Nullable LaneTimer arm(TaskNode task, long due) {
        if (closed) {
            return null;
        }
        LaneTimer timer = new LaneTimer(lane, task, due);
        task.previous = timer;
        queue.insert(task, Math.max(due, fired));
        return timer;
    }

    /** Takes a timer out; the caller must cancel it. Returns null if it is not in here. */
    synchronized @Nullable LaneTimer disarm(TaskNode task) {
        return queue.remove(task) ? timerOf(task) : null;
    }

    private static @Nullable LaneTimer timerOf(TaskNode task) {
        LaneTimer timer = (LaneTimer) task.previous;
        task.previous = null;
        return timer;
    }

    /** Brings every task due no later than this into the lane. Returns true if the lane was idle before. */
    synchronized boolean fire(long due) {
        fired = Math.max(fired, due);
        boolean first = false;
        for (TaskNode task = queue.poll(fired); task != null; task = queue.poll(fired)) {
            timerOf(task);
            first |= lane.append(task);
        }
        return first;
    }

    /** Takes no more timers, and returns those there were; the caller must cancel them and their tasks. */
    synchronized List<LaneTimer> close() {
        closed = true;
        List<LaneTimer> timers = new ArrayList<>();
        for (TaskNode task : queue.inOrder()) {
            queue.remove(task);
            LaneTimer timer = timerOf(task);
            if (timer != null) {
                timers.add(timer);
            }
        }
        return timers;
    }
}
