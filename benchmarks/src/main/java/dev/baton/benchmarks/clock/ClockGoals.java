package dev.baton.benchmarks.clock;

import static dev.baton.benchmarks.figures.Entry.BATON;
import static dev.baton.benchmarks.figures.Goals.against;
import static dev.baton.benchmarks.figures.Goals.againstBest;

import dev.baton.benchmarks.figures.Figures;
import dev.baton.benchmarks.figures.Goal;
import dev.baton.benchmarks.figures.Goals;
import dev.baton.benchmarks.figures.Spread;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What the figures of virtual clocks must show. */
final class ClockGoals {
    private static final String SMALL = "1,000";
    private static final String MEDIUM = "100,000";
    private static final String LARGE = "1,000,000";
    private static final String FEW = "8 chains";
    private static final String[] PEERS = {"reactor", "rxjava", "coroutines"};

    private final Goals goals = new Goals();

    private ClockGoals() {}

    /** Returns all goals. */
    static List<Goal> all() {
        ClockGoals goals = new ClockGoals();
        goals.timers();
        goals.cancelled();
        goals.growth();
        goals.hops();
        goals.memory();
        goals.shortRuns();
        goals.bridges();
        return goals.goals.all();
    }

    private void timers() {
        goals.atLeast("timers, " + SMALL, "the best peer", 2, bestPeer("timers", SMALL));
        goals.atLeast("timers, " + MEDIUM, "the best peer", 3, bestPeer("timers", MEDIUM));
        goals.atLeast("timers, " + LARGE, "the best peer", 3, bestPeer("timers", LARGE));
        goals.atLeast("timers, " + MEDIUM, "the bare PriorityQueue", 2, against("timers", MEDIUM, "heap"));
        goals.atLeast("timers, " + LARGE, "the bare PriorityQueue", 2.5, against("timers", LARGE, "heap"));
    }

    private void cancelled() {
        goals.atLeast("90 % cancelled, " + MEDIUM, "Reactor", 50, against("cancelled", MEDIUM, "reactor"));
        goals.atLeast("90 % cancelled, " + MEDIUM, "RxJava", 50, against("cancelled", MEDIUM, "rxjava"));
        goals.atLeast("90 % cancelled, " + MEDIUM, "coroutines", 6, against("cancelled", MEDIUM, "coroutines"));
    }

    private void growth() {
        goals.atMost("timers, " + SMALL + " to " + LARGE, "growth of Baton's time per timer", 8, "×",
                Goals.growth("timers", SMALL, LARGE));
        goals.atMost("timers, " + SMALL + " to " + LARGE, "that growth, as a multiple of the bare PriorityQueue's", 1, "×",
                Goals.growthAgainst("timers", SMALL, LARGE, "heap"));
    }

    private void hops() {
        goals.atLeast("hops, " + FEW, "the best peer", 3, bestPeer("hops", FEW));
        goals.atLeast("hops, " + FEW, "the bare ArrayDeque", 0.15, against("hops", FEW, "deque"));
        goals.atMost("random order, " + FEW, "time per task, as a multiple of FIFO's", 1.6, "×",
                figures -> figures.ratio("random", FEW, "baton-random", BATON));
        goals.atMost("random order, 1,000 chains", "time per task, as a multiple of FIFO's", 2.3, "×",
                figures -> figures.ratio("random", "1,000 chains", "baton-random", BATON));
    }

    private void memory() {
        goals.atMost("memory", "a queued task with its handle", 48, " B", figures -> figures.spread("memory", "queued task", BATON));
        goals.atMost("memory", "a pending timer with its handle", 72, " B", figures -> figures.spread("memory", "pending timer", BATON));
        Stream.of("queued task", "pending timer").forEach(what ->
                goals.atMost("memory", "a " + what + ", as a multiple of the smallest peer's", 1, "×",
                        figures -> peers("memory", what, figures).map(peer -> figures.ratio("memory", what, BATON, peer))
                                .flatMap(Optional::stream)
                                .max(Comparator.comparingDouble(Spread::median))));
    }

    private void shortRuns() {
        goals.atMost("new scheduler and empty run", "time, as a multiple of Reactor's", 0.2, "×",
                figures -> figures.ratio("empty", "empty", BATON, "reactor"));
    }

    private void bridges() {
        ClockWorkloads.all().stream().filter(workload -> workload.name().equals("bridges"))
                .flatMap(workload -> workload.cases().stream())
                .forEach(each -> goals.atLeast("over the bridge: " + each.name(), "its own test scheduler", 1.5,
                        against("bridges", each.name(), "own")));
    }

    private static Function<Figures, Optional<Spread>> bestPeer(String workload, String variant) {
        return againstBest(workload, variant, PEERS);
    }

    private static Stream<String> peers(String workload, String variant, Figures figures) {
        return Stream.of(PEERS).filter(peer -> figures.of(workload, variant, peer).isPresent());
    }
}
