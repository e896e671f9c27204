package dev.baton.core;

/** Stands in a scheduler's timers for a delayed task of a lane. Ordered by due time, then submission. */
final class LaneTimer extends TaskNode implements Comparable<LaneTimer> {
    private final SerialWorker lane;
    private final TaskNode task;
    private final long due;
    private final long sequence;

    LaneTimer(SerialWorker lane, TaskNode task, long due, long sequence) {
        this.lane = lane;
        this.task = task;
        this.due = due;
        this.sequence = sequence;
    }

    TaskNode task() {
        return task;
    }

    @Override
    protected void execute() {
        lane.fire(this);
    }

    @Override
    protected void onCancel(boolean begun) {
        if (!begun) {
            task.cancel();
        }
    }

    @Override
    protected String name() {
        return task.name();
    }

    @Override
    protected String library() {
        return task.library();
    }

    @Override
    public int compareTo(LaneTimer other) {
        int byDue = Long.compare(due, other.due);
        return byDue != 0 ? byDue : Long.compare(sequence, other.sequence);
    }
}
