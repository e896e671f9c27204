package dev.baton.platform;

import dev.baton.core.TaskChain;
import dev.baton.core.TaskNode;
import dev.baton.core.TimerQueue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was accepted and has not begun: ready tasks in order, the others by due time. Guarded by the lock of whoever
 * owns it.
 */
final class Backlog {
    private final TaskChain ready = new TaskChain();
    private final TimerQueue timers = new TimerQueue();
    private long promoted; // up to when timers have been made ready

    boolean hasReady() {
        return !ready.isEmpty();
    }

    /** Returns when the first timer is due, or {@link Deadline#NEVER}. */
    long nextDeadline() {
        return timers.nextDeadline();
    }

    void addReady(TaskNode task) {
        ready.addLast(task);
    }

    /** Adds a timer; returns true if it is due before all others, so that whoever waits must wait for it. */
    boolean addTimer(TaskNode task, long deadline) {
        boolean first = deadline < timers.nextDeadline();
        timers.insert(task, Math.max(deadline, promoted));
        return first;
    }

    /** Makes timers that are due ready, in order of due time, then submission; returns how many. */
    int promote(long now) {
        promoted = Math.max(promoted, now);
        int count = 0;
        for (TaskNode due = timers.poll(promoted); due != null; due = timers.poll(promoted)) {
            ready.addLast(due);
            count++;
        }
        return count;
    }

    /** Takes the first ready task, or returns null. */
    @Nullable TaskNode poll() {
        return ready.pollFirst();
    }

    /** Forgets a task, if it is in here. */
    void remove(TaskNode task) {
        if (!ready.remove(task)) {
            timers.remove(task);
        }
    }

    /** Takes out everything one side of a scheduler has accepted, in order. */
    List<TaskNode> drain(Ground ground) {
        List<TaskNode> drained = new ArrayList<>();
        for (TaskNode task = ready.first(); task != null; task = TaskChain.after(task)) {
            drained.add(task);
        }
        drained.addAll(timers.inOrder());
        drained.removeIf(task -> Nodes.groundOf(task) != ground);
        drained.forEach(this::remove);
        return drained;
    }
}
