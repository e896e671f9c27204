package dev.baton.core.exploration;

import dev.baton.core.testing.TestScheduler;

/** Runs a program under a strategy, one seed after the other, and the learning runs before the first that needs them. */
final class Runs {
    private final ExplorationStrategy strategy;
    private final Program program;
    private TestScheduler last = TestScheduler.create();
    private int learned;

    Runs(ExplorationStrategy strategy, Program program) {
        this.strategy = strategy;
        this.program = program;
    }

    /** Runs one seed and returns true if the bug showed. */
    boolean run(long seed) {
        for (int needed = strategy.learningRuns(seed); learned < needed; learned++) {
            strategy.beginLearning(learned);
            execute();
        }
        if (!strategy.begin(seed)) {
            throw new IllegalStateException(strategy + " has nothing left to explore");
        }
        return execute();
    }

    /** Returns how many of the seeds 0 to {@code runs - 1} show the bug. */
    int hits(int runs) {
        int hits = 0;
        for (long seed = 0; seed < runs; seed++) {
            if (run(seed)) {
                hits++;
            }
        }
        return hits;
    }

    /** Returns the scheduler of the last run. */
    TestScheduler last() {
        return last;
    }

    private boolean execute() {
        last = TestScheduler.builder().strategy(strategy).build();
        boolean found = program.run(last);
        strategy.end();
        last.close();
        return found;
    }
}
