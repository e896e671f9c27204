package dev.baton.core.exploration;

import dev.baton.core.testing.TestScheduler;
import java.util.function.Consumer;

/** Runs a program under a strategy, one run after the other, and the learning runs before the first that needs them. */
final class Runs {
    private final ExplorationStrategy strategy;
    private final Program program;
    private TestScheduler last = TestScheduler.create();
    private int learned;
    private int hits;

    Runs(ExplorationStrategy strategy, Program program) {
        this.strategy = strategy;
        this.program = program;
    }

    /** Runs a body until nothing is left to explore, and returns the number of runs. */
    static int all(ExplorationStrategy strategy, Consumer<TestScheduler> body) {
        return new Runs(strategy, withoutBug(body)).all();
    }

    /** Runs a body once; returns false if nothing is left to explore. */
    static boolean next(ExplorationStrategy strategy, Consumer<TestScheduler> body) {
        return new Runs(strategy, withoutBug(body)).next(0);
    }

    private static Program withoutBug(Consumer<TestScheduler> body) {
        return scheduler -> {
            body.accept(scheduler);
            return false;
        };
    }

    /** Runs until nothing is left to explore, and returns the number of runs. */
    int all() {
        int runs = 0;
        while (next(0)) {
            runs++;
        }
        return runs;
    }

    /** Runs the seeds 0 to {@code runs - 1}, and returns how many of them show the bug. */
    int hits(int runs) {
        int before = hits;
        for (long seed = 0; seed < runs; seed++) {
            run(seed);
        }
        return hits - before;
    }

    /** Runs one seed and returns true if the bug showed. */
    boolean run(long seed) {
        int before = hits;
        if (!next(seed)) {
            throw new IllegalStateException(strategy + " has nothing left to explore");
        }
        return hits > before;
    }

    /** Runs one seed; returns false if nothing is left to explore. */
    boolean next(long seed) {
        for (int needed = strategy.learningRuns(seed); learned < needed; learned++) {
            strategy.beginLearning(learned);
            execute();
        }
        if (!strategy.begin(seed)) {
            return false;
        }
        hits += execute() ? 1 : 0;
        return true;
    }

    /** Returns how many runs have shown the bug so far, without the learning runs. */
    int hits() {
        return hits;
    }

    /** Returns the scheduler of the last run. */
    TestScheduler last() {
        return last;
    }

    private boolean execute() {
        boolean found;
        try (TestScheduler scheduler = TestScheduler.builder().strategy(strategy).allowNestedBlocking(true).build()) {
            last = scheduler;
            found = program.run(scheduler);
        }
        strategy.end();
        return found;
    }
}
