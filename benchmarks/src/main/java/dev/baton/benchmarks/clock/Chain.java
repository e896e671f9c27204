package dev.baton.benchmarks.clock;

/** A task that submits itself again until it has run so often. */
final class Chain implements Runnable {
    private final Lane lane;
    private int left;

    Chain(Lane lane, int length) {
        this.lane = lane;
        this.left = length;
    }

    @Override
    public void run() {
        if (--left > 0) {
            lane.submit(this);
        }
    }
}
