package dev.baton.core.testing;

import dev.baton.core.exploration.ExplorationStrategy;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** One thread's part of an exploration: takes the next run, executes it, and counts; until nothing of interest is left. */
final class Explorer {
    private final Plan plan;
    private final Execution execution;
    private final ExplorationStrategy strategy;
    private final AtomicLong cursor;
    private final FoundBoard board;
    private final Pace pace;
    private final Tally tally = new Tally();
    private int learned;

    Explorer(Plan plan, AtomicLong cursor, FoundBoard board, Pace pace) {
        this.plan = plan;
        this.execution = plan.execution();
        this.strategy = plan.strategies().get();
        this.cursor = cursor;
        this.board = board;
        this.pace = pace;
    }

    ExplorationStrategy strategy() {
        return strategy;
    }

    Tally tally() {
        return tally;
    }

    /** Returns true if the strategy has seen every order there is. */
    boolean isComplete() {
        return strategy.isComplete();
    }

    /** Returns true if a run depends on those before it, so that no seed replays it. */
    boolean enumerates() {
        return strategy.enumerates();
    }

    /** Runs what failed in the past, before the first run. */
    void recall(List<Long> seeds) {
        if (seeds.isEmpty()) {
            return;
        }
        execution.watched(plan, () -> {
            long early = Long.MIN_VALUE;
            for (int i = 0; i < seeds.size() && pace.goOn(tally); i++) {
                explore(early++, seeds.get(i));
            }
        });
    }

    /** Works until the runs are used up, enough failures are found, the time is over or every schedule has been seen. */
    void work() {
        execution.watched(plan, () -> {
            boolean isLeft = true;
            while (isLeft && pace.goOn(tally)) {
                long run = plan.shard().run(cursor.getAndIncrement());
                isLeft = run < plan.iterations() && run <= board.bound() && explore(run, plan.seed(run));
            }
        });
    }

    /** Explores with one seed; returns false if there is nothing left to explore. */
    private boolean explore(long index, long seed) {
        for (int missing = strategy.learningRuns(seed); learned < missing && board.bound() >= index; learned++) {
            strategy.beginLearning(learned);
            OptionalLong learningSeed = strategy.learningSeed(learned);
            Long replay = !enumerates() && learningSeed.isPresent() ? learningSeed.getAsLong() : null;
            execute(index, learned + 1, replay, "learning run " + (learned + 1) + " of " + missing);
        }
        if (board.bound() < index) {
            return true;
        }
        if (!begin(seed)) {
            return false;
        }
        execute(index, 0, enumerates() ? null : seed, index < 0 ? "from the corpus" : describe(index));
        return true;
    }

    /** A strategy that a run did not fit may refuse further ones; what has failed is reported all the same. */
    private boolean begin(long seed) {
        try {
            return strategy.begin(seed);
        } catch (IllegalStateException misfit) {
            if (board.failing() == 0) {
                throw misfit;
            }
            return false;
        }
    }

    private String describe(long index) {
        return "run " + (index + 1) + " of " + plan.iterations();
    }

    private void execute(long index, int learning, @Nullable Long seed, String how) {
        Outcome outcome = execution.run(strategy, seed);
        RuntimeException broken = null; // what is wrong with the strategy must not hide what is wrong with the program
        try {
            strategy.end();
        } catch (IllegalStateException misfit) {
            outcome = new Outcome(ErrorLog.both(outcome.failure(), misfit), outcome.scheduler());
        } catch (RuntimeException thrown) {
            broken = thrown;
        }
        tally.add(outcome);
        if (outcome.failed() && (plan.boundFails() || !outcome.hitBound())) {
            board.add(new Found(index, learning, seed, how + ", " + strategy, outcome, false));
        } else if (plan.guardEvery() > 0 && (index + learning) % plan.guardEvery() == 0 && !isRepeated(outcome, seed)) {
            board.add(new Found(index, learning, seed, how + ", " + strategy, outcome, true));
        }
        if (broken != null) {
            throw broken;
        }
    }

    /** Executes the same schedule again; with real threads at work no repetition is promised. */
    private boolean isRepeated(Outcome outcome, @Nullable Long seed) {
        if (outcome.scheduler().gate().wasParkingAllowed()) {
            return true;
        }
        return execution.run(Prefix.all(outcome.decisions(), outcome.clockJumps()), seed).isLike(outcome);
    }
}
