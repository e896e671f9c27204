package dev.baton.benchmarks.clock;

import static dev.baton.benchmarks.figures.Entry.BATON;

import dev.baton.benchmarks.figures.Case;
import dev.baton.benchmarks.figures.Entry;
import dev.baton.benchmarks.figures.Entry.Effort;
import dev.baton.benchmarks.figures.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What virtual clocks are asked to do. */
final class ClockWorkloads {
    private static final Map<String, String> TITLES = titles();
    private static final String[] CLOCKS = {BATON, "reactor", "rxjava", "coroutines"};

    private ClockWorkloads() {}

    private static Map<String, String> titles() {
        Map<String, String> titles = new LinkedHashMap<>();
        titles.put(BATON, "Baton");
        titles.put("reactor", "Reactor");
        titles.put("rxjava", "RxJava");
        titles.put("coroutines", "coroutines");
        titles.put("deque", "bare ArrayDeque");
        titles.put("heap", "bare PriorityQueue");
        return titles;
    }

    /** Returns all workloads, in the order of the page. */
    static List<Workload> all() {
        return List.of(timers(), cancelled(), timeouts(), hops(), random(), lanes(), deprioritized(), empty(), runs(), memory(),
                bridges());
    }

    private static Workload timers() {
        return new Workload("timers", "Timers", "Arms N timers with pseudo-random delays of up to an hour, and runs them all.",
                "ns per timer", sizes(size -> entries("Timers.armAndFire", size, "heap")), true);
    }

    private static Workload cancelled() {
        return new Workload("cancelled", "Cancelled timers",
                "Arms N timers, cancels nine of ten in scattered order, and runs the rest. Reactor and RxJava search for each"
                        + " timer they cancel, so they stop at 100,000, where a fork measures a single run.",
                "ns per timer", List.of(
                        of(1_000, entries("Cancelled.cancelMost", 1_000)),
                        of(100_000, entries("Cancelled.cancelMost", 100_000).stream().map(ClockWorkloads::onceIfLinear).toList()),
                        of(1_000_000, entries("Cancelled.cancelMost", 1_000_000).stream()
                                .filter(entry -> !isLinear(entry)).toList())));
    }

    private static Entry onceIfLinear(Entry entry) {
        return isLinear(entry) ? entry.with(entry.operations(), Effort.ONCE) : entry;
    }

    private static boolean isLinear(Entry entry) {
        return entry.id().equals("reactor") || entry.id().equals("rxjava");
    }

    private static Workload timeouts() {
        List<Case> cases = new ArrayList<>(sizes(size -> entries("Timeouts.rearm", size)));
        cases.add(new Case("100,000, with 1,000 timers live",
                map(entries("Timeouts.rearm", 100_000), entry -> entry.with("live", "1000"))));
        return new Workload("timeouts", "The timeout pattern", "For each of N elements cancels the timer and arms the next.",
                "ns per element", cases);
    }

    private static Workload hops() {
        return new Workload("hops", "Immediate hops", "Chains of tasks that each submit their next without delay.",
                "ns per task", chains(size -> hops(entries("Hops.direct", size, "deque"))));
    }

    private static Workload random() {
        return new Workload("random", "Random order", "The same hops where a seed chooses the next task, against FIFO.",
                "ns per task", chains(size -> hops(List.of(
                        new Entry(BATON, "Baton, FIFO", "Hops.direct", BATON, size),
                        new Entry("baton-random", "Baton, random order", "Hops.direct", "baton-random", size)))));
    }

    private static Workload lanes() {
        return new Workload("lanes", "FIFO lanes", "Chains in a worker each, so that their order must stand.",
                "ns per task", chains(size -> hops(entries("Hops.lanes", size))));
    }

    private static Workload deprioritized() {
        return new Workload("deprioritized", "Deprioritized mix", "The same hops where every other chain has a label that runs last.",
                "ns per task", chains(size -> hops(List.of(
                        new Entry(BATON, "Baton, plain", "Hops.direct", BATON, size),
                        new Entry("baton-mixed", "Baton, half deprioritized", "Hops.deprioritized", BATON, size)))));
    }

    private static Workload empty() {
        return new Workload("empty", "New scheduler and empty run", "Creates a clock and moves it by a second; Baton's is closed too.",
                "ns per run", List.of(new Case("empty", entries("ShortRuns.empty", 1))));
    }

    private static Workload runs() {
        return new Workload("runs", "Short runs", "Creates a clock, submits a few tasks, runs them; Baton's is closed too.",
                "ns per run", Stream.of(8, 20)
                        .map(size -> new Case(size + " tasks", map(entries("ShortRuns.tasks", size, "deque"),
                                entry -> entry.with(1, Effort.TIMED))))
                        .toList());
    }

    private static Workload memory() {
        return new Workload("memory", "Memory", "Heap that 100,000 pending tasks hold, with their handles, without what they run.",
                "bytes", List.of(
                        new Case("queued task", map(entries("Memory.queued", 100_000), ClockWorkloads::bytes)),
                        new Case("pending timer", map(entries("Memory.timers", 100_000), ClockWorkloads::bytes))));
    }

    private static Workload bridges() {
        List<Case> cases = new ArrayList<>();
        for (String library : List.of("reactor", "rxjava", "coroutines")) {
            for (String operator : List.of("interval", "debounce", "flatMap")) {
                String title = TITLES.getOrDefault(library, library);
                cases.add(new Case(title + ", " + operator, map(List.of(
                        new Entry(BATON, "on Baton, over the bridge", "Bridges." + operator, BATON, 10_000),
                        new Entry("own", "on its own test scheduler", "Bridges." + operator, "own", 10_000)),
                        entry -> entry.with("library", library))));
            }
        }
        return new Workload("bridges", "Operators in virtual time", "An interval of 10,000 ticks; the same debounced, so that each tick"
                + " cancels a timer and arms one; and a flatMap of 10,000 delayed publishers, 16 at once.", "ns per element", cases);
    }

    private static Entry bytes(Entry entry) {
        return entry.with(entry.operations(), Effort.COUNTED);
    }

    private static List<Entry> hops(List<Entry> entries) {
        return map(entries, entry -> entry.with(64_000, Effort.TIMED));
    }

    private static List<Case> sizes(IntFunction<List<Entry>> entries) {
        return Stream.of(1_000, 100_000, 1_000_000).map(size -> of(size, entries.apply(size))).toList();
    }

    private static List<Case> chains(IntFunction<List<Entry>> entries) {
        return Stream.of(8, 1_000).map(size -> new Case(number(size) + " chains", entries.apply(size))).toList();
    }

    private static Case of(int size, List<Entry> entries) {
        return new Case(number(size), entries);
    }

    private static List<Entry> entries(String benchmark, int size, String... limits) {
        return Stream.concat(Stream.of(CLOCKS), Stream.of(limits))
                .map(clock -> new Entry(clock, TITLES.getOrDefault(clock, clock), benchmark, clock, size))
                .toList();
    }

    private static List<Entry> map(List<Entry> entries, UnaryOperator<Entry> change) {
        return entries.stream().map(change).toList();
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
