package dev.baton.core.testing;

import dev.baton.core.exploration.ExplorationStrategy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Executes a plan on one thread or several; what they found is explained on the calling thread. */
final class Runner {
    private final Plan plan;
    private final FoundBoard board;
    private final Pace pace;
    private final AtomicLong cursor = new AtomicLong();

    Runner(Plan plan) {
        this.plan = plan;
        this.board = new FoundBoard(plan.mostFailures());
        this.pace = new Pace(plan.timeBudget(), board, plan.progress());
    }

    ExplorationResult run() {
        Corpus corpus = plan.corpus() == null ? Corpus.NONE : Corpus.read(plan.corpus());
        List<Explorer> explorers = new ArrayList<>();
        IntStream.range(0, plan.threads()).forEach(i -> explorers.add(new Explorer(plan, cursor, board, pace)));
        Explorer first = explorers.get(0);
        if (first.enumerates()) {
            checkUndivided();
        }
        rejectSharedStrategy(explorers);
        Throwable broken = null;
        try {
            if (!first.enumerates()) {
                first.recall(corpus.seeds());
            }
            work(explorers);
        } catch (Throwable thrown) {
            broken = thrown;
        }
        List<ExplorationFailure> failures = new Explainer(plan).explain(board.inOrder(), corpus);
        if (broken != null) {
            if (failures.isEmpty()) {
                throw Sneaky.rethrow(broken);
            }
            failures.get(0).addSuppressed(broken); // what ended the exploration must not hide what it had found
        }
        Tally tally = new Tally();
        explorers.forEach(explorer -> tally.add(explorer.tally()));
        ExplorationResult result = new ExplorationResult(
                plan.iterations(),
                tally.runs(),
                tally.schedules(),
                tally.decisions(),
                tally.bounded(),
                board.failing(),
                explorers.stream().anyMatch(Explorer::isComplete),
                pace.isOver(),
                failures);
        if (plan.pages() != null && plan.hasSummary()) {
            ShardReport.of(plan.shard(), result).writeTo(plan.pages()).ifPresent(plan.progress());
        }
        return result;
    }

    private void checkUndivided() {
        if (plan.threads() > 1 || plan.shard().count() > 1) {
            throw new IllegalArgumentException("A strategy that enumerates goes from run to run, so it can be divided neither"
                    + " among threads (" + plan.threads() + ") nor among shards (" + plan.shard().count() + "). Explore on one"
                    + " thread and undivided, or with a strategy whose runs follow from their seeds, such as portfolio()");
        }
    }

    private static void rejectSharedStrategy(List<Explorer> explorers) {
        Set<ExplorationStrategy> strategies = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Explorer explorer : explorers) {
            if (!strategies.add(explorer.strategy())) {
                throw new IllegalArgumentException("The supplier of strategies returned " + explorer.strategy()
                        + " for two threads; each needs a strategy object of its own");
            }
        }
    }

    private void work(List<Explorer> explorers) {
        List<Helper> helpers = explorers.stream().skip(1).map(Helper::new).toList();
        helpers.forEach(Thread::start);
        boolean done = false;
        try {
            explorers.get(0).work();
            done = true;
        } finally {
            if (!done) {
                pace.stop();
            }
            helpers.forEach(Helper::await);
        }
        helpers.forEach(Helper::rethrow);
    }

    /** A further thread; what breaks it, such as a strategy that misbehaves, breaks the exploration. */
    private final class Helper extends Thread {
        private final Explorer explorer;
        private volatile @Nullable Throwable failure;

        Helper(Explorer explorer) {
            super("baton exploration");
            this.explorer = explorer;
            setDaemon(true);
        }

        @Override
        public void run() {
            try {
                explorer.work();
            } catch (Throwable thrown) {
                failure = thrown;
                pace.stop();
            }
        }

        void await() {
            boolean interrupted = false;
            while (isAlive()) {
                try {
                    join();
                } catch (InterruptedException ignored) {
                    interrupted = true; // the others must not outlive the exploration
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        void rethrow() {
            Throwable thrown = failure;
            if (thrown != null) {
                throw Sneaky.rethrow(thrown);
            }
        }
    }
}
