package dev.baton.core;

/** Brings the head of a lane to a thread. If the scheduler drops it, the lane is closed: nothing would run it again. */
final class LaneCarrier extends TaskNode {
    private final SerialWorker lane;

    LaneCarrier(SerialWorker lane) {
        this.lane = lane;
    }

    @Override
    protected void execute() {
        lane.runHead();
    }

    @Override
    protected void onCancel(boolean begun) {
        if (!begun) {
            lane.close();
        }
    }
}
