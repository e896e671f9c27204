package dev.baton.benchmarks.pool;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;

/** A task that submits itself again until it has run so often, then counts down. */
final class Chain implements Runnable {
    private final Executor lane;
    private final CountDownLatch ends;
    private int left;

    Chain(Executor lane, int length, CountDownLatch ends) {
        this.lane = lane;
        this.left = length;
        this.ends = ends;
    }

    @Override
    public void run() {
        if (--left > 0) {
            lane.execute(this);
        } else {
            ends.countDown();
        }
    }

    void start() {
        lane.execute(this);
    }

    /** Returns how many runs are missing; negative if there were too many. */
    int left() {
        return left;
    }
}
