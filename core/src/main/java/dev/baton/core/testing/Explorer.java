package dev.baton.core.testing;

import dev.baton.core.exploration.ExplorationStrategy;
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
    private boolean isComplete;

    Explorer(Plan plan, AtomicLong cursor, FoundBoard board, Pace pace) {
        this.plan = plan;
        this.execution = plan.execution();
        this.strategy = plan.strategies().get();
        this.cursor = cursor;
        this.board = board;
        this.pace = pace;
    }

    Tally tally() {
        return tally;
    }

    /** Returns true if the strategy had nothing left to explore. */
    boolean isComplete() {
        return isComplete;
    }

    /** Works until the runs are used up, enough failures are found, the time is over or every schedule has been seen. */
    void work() {
        try (Watchdog watchdog =
                Watchdog.watch(Thread.currentThread(), plan.hangLimit(), execution::state, plan.progress())) {
            while (pace.goOn(tally)) {
                watchdog.progress();
                long run = plan.shard().run(cursor.getAndIncrement());
                if (run >= plan.iterations() || !explore(run, plan.seed(run))) {
                    return;
                }
            }
        }
    }

    /** Explores with one seed; returns false if nothing of interest is left. */
    boolean explore(long index, long seed) {
        Place place = new Place(index, Place.NONE);
        if (!board.isOfInterest(place)) {
            return false;
        }
        learn(index, strategy.learningRuns(seed));
        if (!board.isOfInterest(place)) {
            return false;
        }
        if (!strategy.begin(seed)) {
            isComplete = true;
            return false;
        }
        execute(place, plan.replayableBySeed() ? seed : null, index < 0 ? "from the corpus" : describe(index));
        return true;
    }

    private void learn(long index, int missing) {
        for (; learned < missing; learned++) {
            Place place = new Place(firstAsking(index), learned);
            if (!board.isOfInterest(place)) {
                return;
            }
            strategy.beginLearning(learned);
            OptionalLong learningSeed = strategy.learningSeed(learned);
            Long replay = plan.replayableBySeed() && learningSeed.isPresent() ? learningSeed.getAsLong() : null;
            execute(place, replay, "learning run " + learned);
        }
    }

    /** Returns the run before which one thread alone would make the next learning run; this one has come to it later. */
    private long firstAsking(long index) {
        for (long n = 0; plan.shard().run(n) < index; n++) {
            long run = plan.shard().run(n);
            if (strategy.learningRuns(plan.seed(run)) > learned) {
                return run;
            }
        }
        return index;
    }

    private String describe(long index) {
        return "run " + (index + 1) + " of " + plan.iterations();
    }

    private void execute(Place place, @Nullable Long seed, String how) {
        Outcome outcome = execution.run(strategy, seed);
        tally.add(outcome);
        boolean onlyBounded = outcome.hitBound() && !plan.boundFails();
        if (outcome.failed() && !onlyBounded) {
            board.add(new Found(place, seed, how + ", " + strategy, outcome, false));
        } else if (isGuarded(place) && !isRepeated(outcome, seed)) {
            board.add(new Found(place, seed, how + ", " + strategy, outcome, true));
        }
    }

    private boolean isGuarded(Place place) {
        long number = place.isLearning() ? place.learning() + 1 : place.run();
        return plan.guardEvery() > 0 && number % plan.guardEvery() == 0;
    }

    /** Executes the same schedule again; with real threads at work no repetition is promised. */
    private boolean isRepeated(Outcome outcome, @Nullable Long seed) {
        if (outcome.scheduler().gate().wasParkingAllowed()) {
            return true;
        }
        return execution.run(Prefix.all(outcome.decisions(), outcome.clockJumps()), seed).isLike(outcome);
    }
}
