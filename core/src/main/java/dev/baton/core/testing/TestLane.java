package dev.baton.core.testing;

import dev.baton.core.TaskChain;
import dev.baton.core.TaskNode;
import dev.baton.core.exploration.Identity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An ordering chain under the test scheduler: only its head is a candidate, and none while one of its tasks runs. */
final class TestLane {
    private final String name;
    private final boolean isForeground;
    private final long identity;
    private final Candidates<?> candidates;
    private final TaskChain waiting = new TaskChain();
    private @Nullable TaskNode head; // the candidate; it is not in the chain, so that the candidates may chain it
    private int ordinal;
    private boolean busy;
    private @Nullable TestLane outer;

    TestLane(String name, boolean isForeground, long identity, Candidates<?> candidates) {
        this.name = name;
        this.isForeground = isForeground;
        this.identity = identity;
        this.candidates = candidates;
    }

    String name() {
        return name;
    }

    boolean isForeground() {
        return isForeground;
    }

    long identity() {
        return identity;
    }

    /** Returns the lane whose task is on the stack below the one of this lane, or null. */
    @Nullable TestLane outer() {
        return outer;
    }

    /** Gives a ready task its place in the lane, and with it its identity. */
    void append(TaskNode task, int order) {
        Nodes.id(task, Identity.child(identity, ordinal++));
        if (head == null && !busy) {
            head = task;
            candidates.add(task, order);
        } else {
            Nodes.place(task, order);
            waiting.addLast(task);
        }
    }

    /** Takes the head, which was just polled from the candidates, off the lane and onto the stack. */
    void begin(@Nullable TestLane below) {
        head = null;
        busy = true;
        outer = below;
    }

    /** The task on the stack has ended, the next may be a candidate; returns the lane below on the stack. */
    @Nullable TestLane end() {
        TestLane below = outer;
        outer = null;
        busy = false;
        offerHead();
        return below;
    }

    /** Takes a cancelled task off the lane. */
    void remove(TaskNode task) {
        if (task == head) {
            candidates.remove(task);
            offerHead();
        } else {
            waiting.remove(task);
        }
    }

    private void offerHead() {
        head = waiting.pollFirst();
        if (head != null) {
            candidates.add(head, Nodes.place(head));
        }
    }

    /** Adds the tasks behind the head. */
    void addFollowersTo(List<ReadyTask> tasks) {
        for (TaskNode task = waiting.first(); task != null; task = TaskChain.after(task)) {
            tasks.add(new ReadyTask(task, Nodes.place(task)));
        }
    }

    /** Returns the head and the tasks behind it. */
    List<TaskNode> tasks() {
        List<TaskNode> tasks = new ArrayList<>();
        if (head != null) {
            tasks.add(head);
        }
        for (TaskNode task = waiting.first(); task != null; task = TaskChain.after(task)) {
            tasks.add(task);
        }
        return tasks;
    }
}
