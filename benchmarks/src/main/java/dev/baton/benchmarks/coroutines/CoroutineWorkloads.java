package dev.baton.benchmarks.coroutines;

import static dev.baton.benchmarks.figures.Entry.BATON;

import dev.baton.benchmarks.figures.Case;
import dev.baton.benchmarks.figures.Entry;
import dev.baton.benchmarks.figures.Entry.Effort;
import dev.baton.benchmarks.figures.Workload;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What dispatchers are asked to do. */
final class CoroutineWorkloads {
    static final String CHAIN = "1 coroutine";
    static final List<String> YIELDS = List.of(CHAIN, "8 coroutines");
    static final String LAUNCHES = "100,000 coroutines";
    static final List<String> TIMERS = List.of("no timer", "1,000 timers", "10,000 timers");

    private static final int STEPS = 10_000; // of a test
    private static final int HOPS = 80_000; // on threads, where a fork may wake one for each

    private static final String[] TESTS = {BATON, "baton-test", "standard", "run-test"};
    private static final String[] POOLS = {BATON, "executor", "reactor", "rxjava"};

    private static final Map<String, String> TITLES = Map.of(
            BATON, "Baton",
            "baton-test", "batonTest",
            "standard", "StandardTestDispatcher",
            "run-test", "runTest",
            "executor", "Executor.asCoroutineDispatcher",
            "reactor", "Reactor parallel",
            "rxjava", "RxJava computation");

    private CoroutineWorkloads() {}

    /** Returns all workloads, in the order of the page. */
    static List<Workload> all() {
        return List.of(testYields(), testDelays(), background(), yields(), launches());
    }

    private static Workload testYields() {
        return new Workload("test-yield", "Yields in a test",
                "A new clock, and on it coroutines that yield 10,000 times in all.", "ns per yield",
                YIELDS.stream().map(title -> new Case(title, chains("TestEvents.yields", title, STEPS, TESTS))).toList());
    }

    private static Workload testDelays() {
        return new Workload("test-delay", "Delays in a test",
                "A new clock, and on it a coroutine that waits 10,000 times for a millisecond.", "ns per delay",
                List.of(new Case(CHAIN, chains("TestEvents.delays", CHAIN, STEPS, TESTS))));
    }

    private static Workload background() {
        return new Workload("background", "Yields beside pending timers",
                "A test yields 10,000 times while N coroutines of its background wait for an hour. Only the yields count.",
                "ns per yield", List.of(
                        beside(TIMERS.get(0), 0), beside(TIMERS.get(1), 1_000), beside(TIMERS.get(2), 10_000)));
    }

    private static Case beside(String title, int timers) {
        return new Case(title, List.of(beside(BATON, "baton-test", timers), beside("run-test", "run-test", timers)));
    }

    private static Entry beside(String id, String test, int timers) {
        return new Entry(id, title(test), "BesideTimers.yields", test, timers)
                .with((long) BesideTimers.TESTS * BesideTimers.YIELDS, Effort.COUNTED_WARM);
    }

    private static Workload yields() {
        return new Workload("yield", "Yields on threads", "Coroutines that yield 80,000 times in all.", "ns per yield",
                YIELDS.stream().map(title -> new Case(title, chains("Production.yields", title, HOPS, POOLS))).toList());
    }

    private static Workload launches() {
        return new Workload("launch", "Coroutines launched and joined",
                "A coroutine on the threads launches 100,000 that only count, and joins them.", "ns per coroutine",
                List.of(new Case(LAUNCHES, Stream.of(POOLS)
                        .map(pool -> new Entry(pool, title(pool), "Production.launches", pool, 100_000))
                        .toList())));
    }

    private static List<Entry> chains(String benchmark, String title, int steps, String... contestants) {
        int coroutines = title.equals(CHAIN) ? 1 : 8;
        return Stream.of(contestants)
                .map(each -> new Entry(each, title(each), benchmark, each, steps / coroutines)
                        .with("coroutines", Integer.toString(coroutines))
                        .with(steps, Effort.TIMED))
                .toList();
    }

    static String title(String contestant) {
        return TITLES.getOrDefault(contestant, contestant);
    }
}
