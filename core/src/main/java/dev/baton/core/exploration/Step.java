package dev.baton.core.exploration;

import dev.baton.core.TaskLabel;
import org.jspecify.annotations.Nullable;

/**
 * One task that ran, and what of its effects the scheduler itself can see.
 *
 * <p>Two steps are dependent if exchanging them could make a difference: by their labels; because both give a task its
 * place in the same lane, at once or at the same time later; because one cancelled the other or a task in front of it;
 * or because something that declares nothing ran in one piece with one of them.
 */
final class Step {
    final long task;
    final long lane;
    final @Nullable TaskLabel label;

    /** Whether the task was deprioritized, and so had to wait until no other task was ready. */
    final boolean comesLast;

    /** The number of the step that submitted the task, -1 if none did. */
    final int submitter;

    /** How many steps came before the last moment at which no task was ready, or the test body had its turn. */
    final int barrier;

    private final Longs appended = new Longs();
    private final Longs cancelled = new Longs();
    private final Longs cancelledLanes = new Longs();
    private boolean touchesAll;

    Step(long task, long lane, @Nullable TaskLabel label, boolean comesLast, int submitter, int barrier) {
        this.task = task;
        this.lane = lane;
        this.label = label;
        this.comesLast = comesLast;
        this.submitter = submitter;
        this.barrier = barrier;
        this.touchesAll = comesLast;
    }

    /** Notes that something ran in one piece with this task that no label speaks for. */
    void touchAll() {
        touchesAll = true;
    }

    boolean touchesAll() {
        return touchesAll;
    }

    void append(long toLane) {
        appended.add(toLane);
    }

    void arm(long forLane, long deadline) {
        appended.add(Identity.fold(forLane, deadline));
    }

    void cancel(long otherTask, long itsLane) {
        cancelled.add(otherTask);
        cancelledLanes.add(itsLane);
    }

    int cancellations() {
        return cancelled.size();
    }

    long cancelled(int index) {
        return cancelled.get(index);
    }

    long cancelledLane(int index) {
        return cancelledLanes.get(index);
    }

    /** Returns true if this step, of a number, comes before a later one because without it that could not have run. */
    boolean enables(int number, Step later) {
        return later.submitter == number || (lane != 0 && lane == later.lane);
    }

    boolean dependsOn(Step other) {
        return touchesAll
                || other.touchesAll
                || Conflicts.between(label, other.label)
                || appended.meets(other.appended)
                || disturbs(other)
                || other.disturbs(this);
    }

    private boolean disturbs(Step other) {
        return cancelled.size() > 0
                && (cancelled.contains(other.task) || (other.lane != 0 && cancelledLanes.contains(other.lane)));
    }
}
