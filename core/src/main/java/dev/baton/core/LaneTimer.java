package dev.baton.core;

import org.jspecify.annotations.Nullable;

/** Stands in a scheduler's timers for a delayed task of a lane. */
final class LaneTimer extends TaskNode {
    private final SerialWorker lane;
    private final TaskNode task;
    private final long due;

    LaneTimer(SerialWorker lane, TaskNode task, long due) {
        this.lane = lane;
        this.task = task;
        this.due = due;
    }

    TaskNode task() {
        return task;
    }

    @Override
    protected void execute() {
        lane.fire(due);
    }

    @Override
    @Nullable TaskNode carried() {
        return task.carried();
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
}
