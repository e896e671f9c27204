package dev.baton.benchmarks.pool;

import static dev.baton.benchmarks.figures.Entry.BATON;

import dev.baton.benchmarks.figures.Case;
import dev.baton.benchmarks.figures.Entry;
import dev.baton.benchmarks.figures.Entry.Effort;
import dev.baton.benchmarks.figures.Workload;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What schedulers for production are asked to do. */
final class PoolWorkloads {
    static final String CHAINS = "8 chains";
    static final String FLOOD = "100,000 tasks";
    static final String TIMERS = "10,000 timers";
    static final List<String> WORKERS = List.of("1 worker", "8 workers");
    static final List<String> GARBAGE = List.of("task from outside", "hop", "hop in a worker");
    static final String LATENESS = "one every millisecond";
    static final String IDLE = "one far timer pending";

    private static final int HOPS = 400_000;

    private static final String[] DIRECT = {
        BATON, "baton-reactor", "baton-reactor-undisturbed", "baton-rxjava", "baton-rxjava-undisturbed",
        "fjp", "fjp-async", "coroutines", "fixed", "reactor", "rxjava"
    };
    private static final String[] EXECUTORS = {"baton-executor", "stpe"};
    private static final String[] LANES = {
        BATON, "baton-reactor", "baton-reactor-undisturbed", "baton-rxjava", "baton-rxjava-undisturbed",
        "coroutines", "reactor", "rxjava", "rxjava-from", "rxjava-from-interruptible"
    };
    private static final String[] CLOCKS = {BATON, "stpe", "reactor", "rxjava", "coroutines"};

    private static final Map<String, String> TITLES = Map.ofEntries(
            Map.entry(BATON, "Baton"),
            Map.entry("baton-reactor", "Baton through Reactor"),
            Map.entry("baton-reactor-undisturbed", "Baton through Reactor, not interrupting"),
            Map.entry("baton-rxjava", "Baton through RxJava"),
            Map.entry("baton-rxjava-undisturbed", "Baton through RxJava, not interrupting"),
            Map.entry("baton-executor", "Baton as an executor"),
            Map.entry("fjp", "ForkJoinPool"),
            Map.entry("fjp-async", "ForkJoinPool, async mode"),
            Map.entry("fixed", "fixed thread pool"),
            Map.entry("stpe", "scheduled thread pool"),
            Map.entry("reactor", "Reactor parallel"),
            Map.entry("rxjava", "RxJava computation"),
            Map.entry("rxjava-from", "RxJava from fixed pool"),
            Map.entry("rxjava-from-interruptible", "RxJava from fixed pool, interruptible"),
            Map.entry("coroutines", "Dispatchers.Default"));

    private PoolWorkloads() {}

    /** Returns all workloads, in the order of the page. */
    static List<Workload> all() {
        return List.of(hop(), flood(), workers(), timers(), growth(), lateness(), garbage(), idle());
    }

    private static Workload hop() {
        return new Workload("hop", "Hops", "Chains of tasks that each submit their next to the pool.",
                "ns per task", List.of(new Case(CHAINS, hops("Hops.hop", 8, both(DIRECT, EXECUTORS)))));
    }

    private static Workload flood() {
        return new Workload("flood", "Flood", "One thread outside the pool submits 100,000 tasks and waits until all have run.",
                "ns per task", List.of(new Case(FLOOD, entries("Flood.flood", 100_000, both(DIRECT, EXECUTORS)))));
    }

    private static Workload workers() {
        return new Workload("workers", "FIFO workers",
                "Chains in a worker each, so that their order must stand. Of Dispatchers.Default that is limitedParallelism(1).",
                "ns per task", List.of(
                        new Case(WORKERS.get(0), hops("Workers.hop", 1, LANES)),
                        new Case(WORKERS.get(1), hops("Workers.hop", 8, LANES))));
    }

    private static Workload timers() {
        return new Workload("timers", "Timers", "One thread outside the pool arms 10,000 timers with pseudo-random delays of ten"
                + " seconds to an hour, and cancels them all in scattered order.",
                "ns per timer", List.of(new Case(TIMERS, entries("Timers.armAndCancel", 10_000, both(CLOCKS, "baton-executor")))));
    }

    private static Workload growth() {
        return new Workload("growth", "One timer among many",
                "Cancels one of N pending timers, in scattered order, and arms another in its place.",
                "ns per timer",
                Stream.of(1_000, 10_000, 100_000, 1_000_000)
                        .map(size -> new Case(number(size), map(entries("Growth.rearm", size, BATON, "stpe"),
                                entry -> entry.with(Growth.PAIRS, entry.effort()))))
                        .toList(),
                true);
    }

    private static Workload lateness() {
        return new Workload("lateness", "Lateness", "2,000 timers, one due every millisecond: how long after its due time a task"
                + " begins, at the 99th percentile. The tasks of Dispatchers.Default begin on the thread of its timers; to be"
                + " sent to its own threads, as a coroutine is, would come on top.",
                "µs", List.of(new Case(LATENESS, map(entries("Lateness.oneEveryMillisecond", 2_000, CLOCKS),
                        entry -> entry.with(1, Effort.COUNTED)))));
    }

    private static Workload garbage() {
        return new Workload("garbage", "Garbage", "What all threads together allocate for a task. The task itself, which all"
                + " contestants share, does not count.",
                "bytes", List.of(
                        new Case(GARBAGE.get(0), counted(entries("Flood.garbage", 100_000, DIRECT))),
                        new Case(GARBAGE.get(1), counted(hops("Hops.garbage", 8, DIRECT))),
                        new Case(GARBAGE.get(2), counted(hops("Workers.garbage", 8, LANES))),
                        new Case("timer armed and cancelled", counted(entries("Timers.garbage", 10_000, CLOCKS)))));
    }

    private static Workload idle() {
        return new Workload("idle", "Idleness",
                "Processor time of all threads in a second in which nothing is to be done. A thousand are a thousandth of a core.",
                "µs per s", List.of(new Case(IDLE, map(entries("Idle.idle", 2_000, CLOCKS),
                        entry -> entry.with(1, Effort.COUNTED)))));
    }

    private static List<Entry> hops(String benchmark, int chains, String... contestants) {
        return map(entries(benchmark, HOPS / chains, contestants), entry -> entry
                .with("chains", Integer.toString(chains))
                .with(HOPS, entry.effort()));
    }

    private static List<Entry> counted(List<Entry> entries) {
        return map(entries, entry -> entry.with(entry.operations(), Effort.COUNTED_WARM));
    }

    private static List<Entry> entries(String benchmark, int size, String... contestants) {
        return Stream.of(contestants)
                .map(contestant -> new Entry(contestant, title(contestant), benchmark, contestant, size))
                .toList();
    }

    private static String[] both(String[] some, String... others) {
        return Stream.concat(Stream.of(some), Stream.of(others)).toArray(String[]::new);
    }

    static String title(String contestant) {
        return TITLES.getOrDefault(contestant, contestant);
    }

    private static List<Entry> map(List<Entry> entries, UnaryOperator<Entry> change) {
        return entries.stream().map(change).toList();
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
