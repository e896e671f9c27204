package dev.baton.core;

import org.jspecify.annotations.Nullable;

/**
 * Brings a lane to a thread: one node, submitted each time the lane has something to run.
 *
 * <p>If the scheduler drops it, the lane is closed: nothing would run it again.
 */
final class LaneCarrier extends TaskNode {
    private final SerialWorker lane;

    LaneCarrier(SerialWorker lane) {
        this.lane = lane;
    }

    /** Runs the lane, unless the scheduler was closed when nobody could see yet that the lane had begun to run. */
    @Override
    protected void execute() {
        TaskHolder where = holder;
        if (where != null && where.hasClosed()) {
            lane.close();
        } else {
            lane.runBatch();
        }
    }

    void closeLane() {
        lane.close();
    }

    @Override
    void finished(boolean succeeded, boolean confined) {
        if (rearm(confined)) { // first, because from the moment the lane rests it may be sent for
            lane.carryOn();
        } else {
            lane.abandon();
        }
    }

    @Override
    boolean isRepeating() {
        return true;
    }

    @Override
    @Nullable TaskNode carried() {
        return null;
    }

    @Override
    protected void onCancel(boolean begun) {
        if (!begun) {
            lane.abandon();
        }
    }

    @Override
    protected String name() {
        return "lane of " + lane;
    }
}
