package dev.baton.benchmarks.figures;

import static dev.baton.benchmarks.figures.Workloads.BATON;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What the page must show. */
public final class Goals {
    private static final String SMALL = "1,000";
    private static final String MEDIUM = "100,000";
    private static final String LARGE = "1,000,000";
    private static final String FEW = "8 chains";

    private final List<Goal> goals = new ArrayList<>();

    private Goals() {}

    /** Returns all goals. */
    public static List<Goal> all() {
        Goals goals = new Goals();
        goals.timers();
        goals.cancelled();
        goals.growth();
        goals.hops();
        goals.memory();
        goals.shortRuns();
        goals.bridges();
        return List.copyOf(goals.goals);
    }

    private void timers() {
        atLeast("timers, " + SMALL, "the best peer", 2, bestPeer("timers", SMALL));
        atLeast("timers, " + MEDIUM, "the best peer", 3, bestPeer("timers", MEDIUM));
        atLeast("timers, " + LARGE, "the best peer", 3, bestPeer("timers", LARGE));
        atLeast("timers, " + MEDIUM, "the bare PriorityQueue", 2, against("timers", MEDIUM, "heap"));
        atLeast("timers, " + LARGE, "the bare PriorityQueue", 2.5, against("timers", LARGE, "heap"));
    }

    private void cancelled() {
        atLeast("90 % cancelled, " + MEDIUM, "Reactor", 50, against("cancelled", MEDIUM, "reactor"));
        atLeast("90 % cancelled, " + MEDIUM, "RxJava", 50, against("cancelled", MEDIUM, "rxjava"));
        atLeast("90 % cancelled, " + MEDIUM, "coroutines", 6, against("cancelled", MEDIUM, "coroutines"));
    }

    private void growth() {
        atMost("timers, " + SMALL + " to " + LARGE, "growth of Baton's time per timer", 8, "×",
                figures -> growth(figures, BATON).map(Spread::of));
        atMost("timers, " + SMALL + " to " + LARGE, "that growth, as a multiple of the bare PriorityQueue's", 1, "×",
                figures -> growth(figures, BATON).flatMap(
                        ours -> growth(figures, "heap").map(theirs -> Spread.ratio(ours, theirs))));
    }

    private static Optional<double[]> growth(Figures figures, String entry) {
        return figures.of("timers", LARGE, entry).flatMap(large -> figures.of("timers", SMALL, entry)
                .map(small -> Spread.combine(large, small, (many, few) -> many / few)));
    }

    private void hops() {
        atLeast("hops, " + FEW, "the best peer", 3, bestPeer("hops", FEW));
        atLeast("hops, " + FEW, "the bare ArrayDeque", 0.15, against("hops", FEW, "deque"));
        atMost("random order, " + FEW, "time per task, as a multiple of FIFO's", 1.6, "×",
                figures -> figures.ratio("random", FEW, "baton-random", BATON));
        atMost("random order, 1,000 chains", "time per task, as a multiple of FIFO's", 2.3, "×",
                figures -> figures.ratio("random", "1,000 chains", "baton-random", BATON));
    }

    private void memory() {
        atMost("memory", "a queued task with its handle", 48, " B", figures -> figures.spread("memory", "queued task", BATON));
        atMost("memory", "a pending timer with its handle", 72, " B", figures -> figures.spread("memory", "pending timer", BATON));
        Stream.of("queued task", "pending timer").forEach(what ->
                atMost("memory", "a " + what + ", as a multiple of the smallest peer's", 1, "×",
                        figures -> peers("memory", what, figures).map(peer -> figures.ratio("memory", what, BATON, peer))
                                .flatMap(Optional::stream)
                                .max(Comparator.comparingDouble(Spread::median))));
    }

    private void shortRuns() {
        atMost("new scheduler and empty run", "time, as a multiple of Reactor's", 0.2, "×",
                figures -> figures.ratio("empty", "empty", BATON, "reactor"));
    }

    private void bridges() {
        Workloads.all().stream().filter(workload -> workload.name().equals("bridges"))
                .flatMap(workload -> workload.cases().stream())
                .forEach(each -> atLeast("over the bridge: " + each.name(), "its own test scheduler", 1.5,
                        against("bridges", each.name(), "own")));
    }

    private void atLeast(String work, String opponent, double limit, Function<Figures, Optional<Spread>> measured) {
        goals.add(new Goal(work, "times as fast as " + opponent, limit, true, "×", measured));
    }

    private void atMost(String work, String statement, double limit, String unit, Function<Figures, Optional<Spread>> measured) {
        goals.add(new Goal(work, statement, limit, false, unit, measured));
    }

    private static Function<Figures, Optional<Spread>> against(String workload, String variant, String opponent) {
        return figures -> figures.ratio(workload, variant, opponent, BATON);
    }

    private static Function<Figures, Optional<Spread>> bestPeer(String workload, String variant) {
        return figures -> peers(workload, variant, figures)
                .map(peer -> figures.ratio(workload, variant, peer, BATON))
                .flatMap(Optional::stream)
                .min(Comparator.comparingDouble(Spread::median));
    }

    private static Stream<String> peers(String workload, String variant, Figures figures) {
        return Stream.of("reactor", "rxjava", "coroutines")
                .filter(peer -> figures.of(workload, variant, peer).isPresent());
    }
}
