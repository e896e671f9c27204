package dev.baton.benchmarks.claims;

import dev.baton.core.Scheduler;
import dev.baton.core.Worker;
import dev.baton.core.exploration.ExplorationStrategy;
import dev.baton.core.testing.Scenario;
import dev.baton.core.testing.TestScheduler;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * That the uniform walk gives each schedule the same chance: three chains of two, four and six tasks have
 * 12! / (2! 4! 6!) schedules.
 */
public final class UniformClaims implements Part {
    private static final String ROW = "%-42s %12s %12s %12s%n";
    private static final int[] CHAINS = {2, 4, 6};
    private static final int SCHEDULES = 13_860;
    private static final double MOST = 1.3;

    private final Supplier<ExplorationStrategy> strategy;
    private final int samples;

    /** Takes so many samples of the uniform walk. */
    public UniformClaims(int samples) {
        this(samples, ExplorationStrategy::uniformWalk);
    }

    UniformClaims(int samples, Supplier<ExplorationStrategy> strategy) {
        this.samples = samples;
        this.strategy = strategy;
    }

    @Override
    public void measure(Report report) {
        report.print("Samples of the %,d schedules of three chains of 2, 4 and 6 tasks.%n", SCHEDULES);
        report.print(ROW, "chains", "samples", "seen", "chi²/d.f.");
        double worst = 0;
        worst = Math.max(worst, sample(report, "tasks that submit the next", 0, UniformClaims::submitting));
        worst = Math.max(worst, sample(report, "workers, filled up front", samples, UniformClaims::queued));
        double onWorkers = sample(report, "workers, tasks that submit the next", 2L * samples, UniformClaims::onWorkers);
        worst = Math.max(worst, onWorkers);
        report.claim(
                "The uniform walk gives each schedule the same chance",
                Report.text("chi²/d.f. %.3f at worst", worst),
                "below " + MOST,
                worst < MOST);
    }

    private double sample(Report report, String name, long firstSeed, Shape shape) {
        Order order = new Order();
        Scenario scenario = scheduler -> {
            order.code = 0;
            shape.submit(scheduler, order);
            scheduler.runUntilIdle();
        };
        Search search = new Search(scenario, strategy.get());
        Map<Long, Integer> counts = new HashMap<>();
        for (int i = 0; i < samples; i++) {
            search.failure(firstSeed + i);
            counts.merge(order.code, 1, Integer::sum);
        }
        double chiSquare = Statistics.chiSquare(counts.values(), SCHEDULES);
        report.print(
                ROW,
                name,
                Report.text("%,d", samples),
                Report.text("%,d", counts.size()),
                Report.text("%.3f", chiSquare));
        return chiSquare;
    }

    private static void submitting(TestScheduler scheduler, Order order) {
        for (int chain = 0; chain < CHAINS.length; chain++) {
            next(scheduler, order, chain, CHAINS[chain]);
        }
    }

    private static void queued(TestScheduler scheduler, Order order) {
        for (int chain = 0; chain < CHAINS.length; chain++) {
            int number = chain;
            Worker worker = scheduler.createWorker();
            for (int i = 0; i < CHAINS[chain]; i++) {
                worker.schedule(() -> order.ran(number));
            }
        }
    }

    private static void onWorkers(TestScheduler scheduler, Order order) {
        for (int chain = 0; chain < CHAINS.length; chain++) {
            next(scheduler.createWorker(), order, chain, CHAINS[chain]);
        }
    }

    private static void next(Scheduler scheduler, Order order, int chain, int left) {
        scheduler.schedule(() -> {
            order.ran(chain);
            if (left > 1) {
                next(scheduler, order, chain, left - 1);
            }
        });
    }

    private interface Shape {
        void submit(TestScheduler scheduler, Order order);
    }

    /** The schedule of one run, as the chains in the order in which their tasks ran. */
    private static final class Order {
        private long code;

        void ran(int chain) {
            code = code << 4 | chain;
        }
    }
}
