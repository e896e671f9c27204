package dev.baton.benchmarks.pool;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Chains at the same time, each in a lane. A lane keeps its chain from one run to the next. */
final class Chains {
    private final List<Executor> lanes;

    Chains(List<Executor> lanes) {
        this.lanes = List.copyOf(lanes);
    }

    /**
     * Runs a chain of this length in each lane.
     *
     * @throws IllegalStateException if one has not ended after a minute, or ran too often
     */
    void run(int length) throws InterruptedException {
        CountDownLatch ends = new CountDownLatch(lanes.size());
        List<Chain> chains = lanes.stream().map(lane -> new Chain(lane, length, ends)).toList();
        chains.forEach(Chain::start);
        if (!ends.await(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException(
                    ends.getCount() + " of " + lanes.size() + " chains have not ended: a task was lost");
        }
        for (Chain chain : chains) {
            if (chain.left() != 0) {
                throw new IllegalStateException("A task ran " + -chain.left() + " times too often");
            }
        }
    }
}
