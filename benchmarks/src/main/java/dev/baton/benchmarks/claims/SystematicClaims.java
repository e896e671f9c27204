package dev.baton.benchmarks.claims;

import dev.baton.benchmarks.models.DeclaredModels;
import dev.baton.core.exploration.DepthFirst;
import dev.baton.core.exploration.ExplorationStrategy;
import dev.baton.core.exploration.PartialOrderReduction;
import dev.baton.core.testing.Exploration;
import dev.baton.core.testing.ExplorationResult;
import dev.baton.core.testing.Scenario;

/** That enumeration runs every order once, and reduction one of those that come to the same; both say when they are done. */
public final class SystematicClaims implements Part {
    private static final String ROW = "%-34s %12s %12s %10s%n";

    @Override
    public void measure(Report report) {
        report.print("Runs until every order has been seen.%n");
        report.print(ROW, "program", "enumeration", "reduction", "complete");
        enumerated(report, "three chains of five tasks", DeclaredModels.chains(3, 5), 756_756);
        reduced(report, "double create", DeclaredModels::doubleCreate, 4);
        reduced(report, "session re-entrancy", DeclaredModels::sessionReentrancy, 2);
    }

    private static void enumerated(Report report, String name, Scenario scenario, int orders) {
        DepthFirst strategy = ExplorationStrategy.depthFirst();
        ExplorationResult result = all(scenario, strategy);
        report.print(ROW, name, Report.text("%,d", result.runs()), "-", result.isComplete());
        report.claim(
                "Enumeration runs each order of " + name + " exactly once",
                Report.text("%,d runs, %,d different", result.runs(), result.schedules()),
                Report.text("%,d, complete", orders),
                result.runs() == orders && result.schedules() == orders && result.isComplete());
    }

    private static void reduced(Report report, String name, Scenario scenario, int expected) {
        PartialOrderReduction strategy = ExplorationStrategy.partialOrderReduction();
        ExplorationResult result = all(scenario, strategy);
        ExplorationResult every = all(scenario, ExplorationStrategy.depthFirst());
        report.print(
                ROW, name, Report.text("%,d", every.runs()), Report.text("%,d", strategy.executions()), result.isComplete());
        report.claim(
                "Reduction exhausts " + name + " and finds its race",
                strategy.executions() + " runs, " + (result.isComplete() ? "complete" : "not complete"),
                expected + ", complete",
                strategy.executions() == expected && result.isComplete() && result.failing() > 0 && every.failing() > 0);
    }

    /** Failures do not end it: none is explained, and all orders are run. */
    private static ExplorationResult all(Scenario scenario, ExplorationStrategy strategy) {
        return Exploration.of(scenario)
                .strategy(strategy)
                .iterations(Long.MAX_VALUE)
                .failures(Integer.MAX_VALUE)
                .checkDeterminismEvery(0)
                .shrinkRuns(0)
                .explore();
    }
}
