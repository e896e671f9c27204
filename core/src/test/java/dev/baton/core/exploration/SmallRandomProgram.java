package dev.baton.core.exploration;

import dev.baton.core.Cancellable;
import dev.baton.core.Scheduler;
import dev.baton.core.TaskLabel;
import dev.baton.core.testing.TestScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A small program drawn from a seed: a forest of tasks, in lanes and in none, at once and later, that read and write
 * cells, cancel each other, and submit children or not depending on what they read.
 *
 * <p>Each task declares what it touches, or has no label. A write mixes the writer into the cell, so the cells at the
 * end, together with what each task read and the order in each lane, tell any two orders apart that differ in effect.
 *
 * <p>It is small enough that all its orders can be run, as those of a {@link LargeRandomProgram} cannot.
 */
final class SmallRandomProgram {
    /** How the test body drives. */
    enum Body {
        RUNS_UNTIL_IDLE,
        COMES_BACK,
        ADVANCES,
        BLOCKS,
        BLOCKS_IN_A_TASK,
        RUNS_ONE
    }

    private static final int CELLS = 3;
    private static final int LANES = 2; // a worker and a foreground

    private static final class Spec {
        int parent = -1;
        int lane = -1;
        int delayMillis;
        int cancels = -1;
        boolean deprioritizes;
        boolean conditional;
        boolean undeclared;
        boolean late;
        final List<String> reads = new ArrayList<>();
        final List<String> writes = new ArrayList<>();

        @Nullable TaskLabel label(int number) {
            if (undeclared && !late) {
                return null;
            }
            TaskLabel label = TaskLabel.of(late ? "late" : "task " + number);
            if (undeclared) {
                return label;
            }
            if (reads.isEmpty() && writes.isEmpty()) {
                return label.touchesNothing();
            }
            label = reads.isEmpty() ? label : label.reads(reads.toArray(String[]::new));
            return writes.isEmpty() ? label : label.writes(writes.toArray(String[]::new));
        }
    }

    final boolean cancels;
    private final Body body;
    private final boolean deprioritizes;
    private final Spec[] specs;
    private final Set<Integer> completers; // of what a body or a task waits for; if none, any three tasks
    private final List<@Nullable TaskLabel> labels = new ArrayList<>();

    SmallRandomProgram(long seed, Body body, int tasks) {
        SplitMix64 random = new SplitMix64(seed);
        this.body = body;
        this.cancels = random.below(3) == 0;
        this.deprioritizes = random.below(4) == 0;
        completers = List.of(Set.of(1), Set.of(1, 2), Set.<Integer>of()).get(random.below(3));
        int undeclaredOutOfTen = random.below(5) == 0 ? 3 : 0;
        specs = new Spec[tasks];
        for (int i = 0; i < tasks; i++) {
            Spec spec = new Spec();
            specs[i] = spec;
            spec.parent = i < 2 || random.below(4) == 0 ? -1 : random.below(i);
            spec.lane = random.below(5) < 2 ? random.below(LANES) : -1;
            spec.delayMillis = random.below(5) == 0 ? 1 + random.below(2) : 0;
            spec.undeclared = random.below(10) < undeclaredOutOfTen;
            spec.late = deprioritizes && random.below(2) == 0;
            spec.conditional = spec.parent >= 0 && random.below(3) == 0;
            spec.deprioritizes = deprioritizes && random.below(6) == 0;
            for (int accesses = random.below(3); accesses > 0; accesses--) {
                (random.below(2) == 0 ? spec.reads : spec.writes).add("cell " + random.below(CELLS));
            }
            if (cancels && i > 0 && random.below(3) == 0) {
                spec.cancels = random.below(i);
            }
        }
        for (int i = 0; i < tasks; i++) {
            int victim = specs[i].cancels;
            if (victim >= 0) {
                String handle = "handle " + victim;
                specs[i].writes.add(handle);
                specs[victim].writes.add(handle);
                if (specs[victim].parent >= 0) {
                    specs[specs[victim].parent].writes.add(handle);
                }
            }
        }
        for (int i = 0; i < tasks; i++) {
            labels.add(specs[i].label(i));
        }
    }

    /** Prints the program. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("body " + body + ", awaits " + completers);
        for (int i = 0; i < specs.length; i++) {
            Spec spec = specs[i];
            text.append("\n").append(i).append(": by ").append(spec.parent)
                    .append(spec.lane < 0 ? "" : ", in lane " + spec.lane)
                    .append(spec.delayMillis == 0 ? "" : ", after " + spec.delayMillis + " ms")
                    .append(spec.undeclared ? ", declares nothing" : ", reads " + spec.reads + ", writes " + spec.writes)
                    .append(spec.late ? ", late" : "")
                    .append(spec.conditional ? ", perhaps" : "")
                    .append(spec.deprioritizes ? ", deprioritizes" : "")
                    .append(spec.cancels < 0 ? "" : ", cancels " + spec.cancels);
        }
        return text.toString();
    }

    /** Returns true if orders come to the same exactly if their signatures are equal. */
    boolean isClassBySignature() {
        return !deprioritizes && body != Body.BLOCKS && body != Body.BLOCKS_IN_A_TASK && body != Body.RUNS_ONE;
    }

    /** Runs the program; returns what came of it. */
    Result run(TestScheduler scheduler) {
        Result result = new Result();
        new Execution(scheduler, result).run();
        return result;
    }

    /** Everything that can differ between two orders, and the order itself. */
    final class Result {
        final List<Integer> order = new ArrayList<>();
        private final Map<Integer, String> seen = new TreeMap<>();
        private final Map<String, Long> cells = new TreeMap<>();
        private final Map<Integer, List<Integer>> lanes = new TreeMap<>();
        private final List<String> observed = new ArrayList<>();
        private final Map<Integer, TreeSet<String>> places = new HashMap<>();

        String state() {
            return seen + " " + cells + " " + lanes + " " + observed;
        }

        /** Names the class of orders to which this one belongs: the order of every two tasks that are dependent. */
        String signature() {
            List<String> pairs = new ArrayList<>();
            for (int later = 0; later < order.size(); later++) {
                for (int earlier = 0; earlier < later; earlier++) {
                    if (areDependent(order.get(earlier), order.get(later))) {
                        pairs.add(order.get(earlier) + "<" + order.get(later));
                    }
                }
            }
            pairs.sort(null);
            return new TreeSet<>(order) + " " + pairs;
        }

        private boolean areDependent(int one, int other) {
            Spec first = specs[one];
            Spec second = specs[other];
            if (first.undeclared || second.undeclared || (first.lane >= 0 && first.lane == second.lane)) {
                return true;
            }
            for (String resource : first.writes) {
                if (second.writes.contains(resource) || second.reads.contains(resource)) {
                    return true;
                }
            }
            for (String resource : second.writes) {
                if (first.reads.contains(resource)) {
                    return true;
                }
            }
            TreeSet<String> common = new TreeSet<>(places.getOrDefault(one, new TreeSet<>()));
            common.retainAll(places.getOrDefault(other, new TreeSet<>()));
            return !common.isEmpty();
        }
    }

    private final class Execution {
        private final TestScheduler scheduler;
        private final Result result;
        private final Scheduler[] lanes;
        private final Cancellable[] handles = new Cancellable[specs.length];
        private final CompletableFuture<Void> awaited = new CompletableFuture<>();

        Execution(TestScheduler scheduler, Result result) {
            this.scheduler = scheduler;
            this.result = result;
            this.lanes = new Scheduler[] {scheduler.createWorker(), scheduler.newForeground()};
        }

        void run() {
            if (deprioritizes && (specs.length & 1) == 0) {
                scheduler.deprioritize(TaskLabel.of("late"));
            }
            int roots = 0;
            for (int i = 0; i < specs.length; i++) {
                if (specs[i].parent < 0 && (body != Body.COMES_BACK || roots++ < 2)) {
                    submit(i);
                }
            }
            switch (body) {
                case RUNS_UNTIL_IDLE, BLOCKS_IN_A_TASK -> {}
                case COMES_BACK -> {
                    scheduler.runUntilParked();
                    observe();
                    roots = 0;
                    for (int i = 0; i < specs.length; i++) {
                        if (specs[i].parent < 0 && roots++ >= 2) {
                            submit(i);
                        }
                    }
                }
                case ADVANCES -> {
                    scheduler.advanceBy(Duration.ofMillis(1));
                    observe();
                    lanes[0].schedule(() -> result.observed.add("late " + result.cells));
                }
                case BLOCKS -> {
                    block();
                    observe();
                }
                case RUNS_ONE -> {
                    scheduler.runOne();
                    scheduler.runOne();
                    observe();
                }
            }
            scheduler.runUntilIdle();
            observe();
        }

        private void block() {
            try {
                scheduler.blockOn(awaited, Duration.ofMillis(1));
            } catch (TimeoutException e) {
                result.observed.add("timeout");
            }
        }

        private void observe() {
            result.observed.add(result.seen.keySet() + " " + result.cells + " " + scheduler.nanoTime());
        }

        private void submit(int number) {
            Spec spec = specs[number];
            Scheduler target = spec.lane < 0 ? scheduler : lanes[spec.lane];
            TaskLabel label = labels.get(number);
            if (label != null) {
                target = target.labeled(label);
            }
            if (spec.lane >= 0 && spec.parent >= 0) {
                String place = "lane " + spec.lane
                        + (spec.delayMillis == 0 ? "" : " at " + (scheduler.nanoTime() / 1_000_000 + spec.delayMillis));
                result.places.computeIfAbsent(spec.parent, parent -> new TreeSet<>()).add(place);
            }
            handles[number] = spec.delayMillis == 0
                    ? target.schedule(() -> execute(number))
                    : target.scheduleAfter(Duration.ofMillis(spec.delayMillis), () -> execute(number));
        }

        private void execute(int number) {
            Spec spec = specs[number];
            result.order.add(number);
            boolean blocks = number == 0 && body == Body.BLOCKS_IN_A_TASK;
            if (blocks) {
                submitChildren(number, false);
                block();
            }
            StringBuilder read = new StringBuilder().append(scheduler.nanoTime());
            long mixed = number;
            for (String cell : spec.reads) {
                if (cell.startsWith("cell")) {
                    long value = result.cells.getOrDefault(cell, 0L);
                    read.append(' ').append(value);
                    mixed = SplitMix64.mix(mixed + value);
                }
            }
            for (String cell : spec.writes) {
                if (cell.startsWith("cell")) {
                    mixed = SplitMix64.mix(mixed + result.cells.getOrDefault(cell, 0L));
                    result.cells.put(cell, mixed);
                }
            }
            if (spec.deprioritizes) {
                scheduler.deprioritize(TaskLabel.of("late"));
            }
            if (spec.cancels >= 0) {
                Cancellable handle = handles[spec.cancels];
                read.append(handle == null ? " none" : handle.cancel() ? " cancelled" : " late");
            }
            if (spec.lane >= 0) {
                result.lanes.computeIfAbsent(spec.lane, lane -> new ArrayList<>()).add(number);
            }
            result.seen.put(number, read.toString());
            if (completers.isEmpty() ? result.order.size() == 3 : result.seen.keySet().containsAll(completers)) {
                awaited.complete(null);
            }
            if (!blocks) {
                submitChildren(number, (mixed & 1) == 0);
            }
        }

        private void submitChildren(int number, boolean all) {
            for (int child = number + 1; child < specs.length; child++) {
                if (specs[child].parent == number && (all || !specs[child].conditional)) {
                    submit(child);
                }
            }
        }
    }
}
