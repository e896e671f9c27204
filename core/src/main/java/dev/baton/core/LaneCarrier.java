package dev.baton.core;

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

    @Override
    protected void execute() {
        lane.runBatch();
    }

    @Override
    void finished(boolean succeeded, boolean confined) {
        if (rearm(confined)) { // first, because from the moment the lane rests it may be sent for
            lane.carryOn();
        } else {
            lane.close();
        }
    }

    @Override
    protected void onCancel(boolean begun) {
        if (!begun) {
            lane.close();
        }
    }

    @Override
    protected String name() {
        return "lane of " + lane;
    }
}
