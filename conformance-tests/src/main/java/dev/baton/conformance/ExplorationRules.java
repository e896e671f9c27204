package dev.baton.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.core.exploration.ExplorationStrategy;
import dev.baton.core.testing.Exploration;
import dev.baton.core.testing.ExplorationFailure;
import dev.baton.core.testing.ExplorationResult;
import dev.baton.core.testing.TestScheduler;
import dev.baton.core.trace.Trace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Family X: the order is a function of the seed, and every order of tasks is reachable. */
@Requires(Capability.SEEDED_ORDER)
public interface ExplorationRules extends Rules {
    /**
     * The same seed gives the same schedule and the same trace.
     *
     * <p>If this fails, check for hash order, the wall clock, random numbers and threads in the bridge.
     */
    @Test
    default void x1_sameSeedGivesTheSameTrace() {
        for (long seed = 0; seed < 20; seed++) {
            Trace first = traceOf(seed);
            assertEquals(first, traceOf(seed), "X1: seed " + seed + " gave two different traces");
            assertNotEquals(List.of(), first.entries(), "X1: the trace is not empty");
        }
    }

    private Trace traceOf(long seed) {
        TestScheduler scheduler = TestScheduler.builder().seed(seed).captureSites(true).build();
        LibraryScheduler library = bridge().over(scheduler);
        Submissions worker = library.createWorker();
        for (int i = 0; i < 3; i++) {
            library.schedule(() -> library.schedule(() -> {}));
            worker.schedule(() -> library.scheduleAfter(Duration.ofMillis(1), () -> {}));
        }
        scheduler.runUntilIdle();
        return scheduler.trace();
    }

    /**
     * Every order of independent tasks is reached by some seed.
     *
     * <p>If this fails, check that direct tasks are not put on a lane, and are not run in the caller.
     */
    @Test
    default void x2_everyOrderOfIndependentTasksIsReached() {
        Set<String> orders = new HashSet<>();
        for (long seed = 0; seed < 300; seed++) {
            TestScheduler scheduler = TestScheduler.withSeed(seed);
            LibraryScheduler library = bridge().over(scheduler);
            StringBuilder order = new StringBuilder();
            "abc".chars().forEach(task -> library.schedule(() -> order.append((char) task)));
            scheduler.runUntilIdle();
            orders.add(order.toString());
        }
        assertEquals(6, orders.size(), "X2: three independent tasks have six orders, but these were seen: " + orders);
    }

    /**
     * Every interleaving of two workers is reached by some seed, and none that breaks a worker's order.
     *
     * <p>If this fails, check that each of the library's workers has a lane of its own.
     */
    @Test
    default void x3_everyInterleavingOfTwoWorkersIsReached() {
        Set<String> orders = new HashSet<>();
        for (long seed = 0; seed < 500; seed++) {
            TestScheduler scheduler = TestScheduler.withSeed(seed);
            LibraryScheduler library = bridge().over(scheduler);
            StringBuilder order = new StringBuilder();
            for (String tasks : List.of("ab", "xy")) {
                Submissions worker = library.createWorker();
                tasks.chars().forEach(task -> worker.schedule(() -> order.append((char) task)));
            }
            scheduler.runUntilIdle();
            orders.add(order.toString());
        }
        assertEquals(Set.of("abxy", "axby", "axyb", "xaby", "xayb", "xyab"), orders,
                "X3: the interleavings of two workers of two tasks are these six");
    }

    /**
     * Under a limit every order is reached that two threads could bring about, and no other.
     *
     * <p>If this fails, check that each task has a turn of its own, and gets it when another one has ended.
     */
    @Test
    default void x8_everyOrderWithinALimitIsReached() {
        Set<String> orders = new HashSet<>();
        for (long seed = 0; seed < 300; seed++) {
            TestScheduler scheduler = TestScheduler.withSeed(seed);
            LibraryScheduler library = bridge().over(scheduler.limitedTo(2));
            StringBuilder order = new StringBuilder();
            "abc".chars().forEach(task -> library.schedule(() -> order.append((char) task)));
            scheduler.runUntilIdle();
            orders.add(order.toString());
        }
        assertEquals(Set.of("abc", "acb", "bac", "bca"), orders,
                "X8: of three tasks limited to two the third never comes first, and all else is reached");
    }

    /**
     * Different seeds give different orders.
     *
     * <p>If this fails, check that the seed reaches the strategy.
     */
    @Test
    default void x4_differentSeedsGiveDifferentOrders() {
        long[] hashes = new long[20];
        for (int seed = 0; seed < hashes.length; seed++) {
            TestScheduler scheduler = TestScheduler.withSeed(seed);
            LibraryScheduler library = bridge().over(scheduler);
            for (int i = 0; i < 20; i++) {
                library.schedule(() -> {});
            }
            scheduler.runUntilIdle();
            hashes[seed] = scheduler.scheduleHash();
        }
        assertEquals(hashes.length, Arrays.stream(hashes).distinct().count(), "X4: each of 20 seeds has an order of its own");
    }

    /**
     * A schedule replays the run it was written from, task for task.
     *
     * <p>If this fails, check for state that outlives a run: static fields, caches, thread locals.
     */
    @Test
    default void x5_scheduleReplaysTheRunItWasWrittenFrom() {
        ExplorationFailure failure = overtaken();
        String schedule = failure.schedule().toString();
        for (int i = 0; i < 3; i++) {
            Throwable replayed = assertThrows(AssertionError.class, () -> TestScheduler.replay(schedule, this::overtaking),
                    "X5: the replay of a failing run fails");
            assertEquals(failure.trace(), replayed instanceof ExplorationFailure again ? again.trace() : replayed,
                    "X5: the replay runs the same tasks");
        }
    }

    /**
     * A failure is shrunk to the one reordering that matters.
     *
     * <p>If this fails, check that each submission is one task, and that a task runs what was submitted with it: the order
     * of tasks must be the order of the work.
     */
    @Test
    default void x6_failureIsShrunkToTheReorderingThatMatters() {
        ExplorationFailure failure = overtaken();
        assertEquals(1, failure.schedule().holds().size(),
                "X6: one task held until another has run is enough, but this was found: " + failure.getMessage());
    }

    /**
     * Enumeration runs every order of tasks exactly once, and says when it is complete.
     *
     * <p>If this fails, check that a submission is one task: one more task for each doubles the orders.
     */
    @Test
    default void x7_enumerationRunsEveryOrderOnce() {
        Set<String> orders = new HashSet<>();
        ExplorationResult result = Exploration.of(scheduler -> {
            LibraryScheduler library = bridge().over(scheduler);
            Submissions worker = library.createWorker();
            StringBuilder order = new StringBuilder();
            "ab".chars().forEach(task -> worker.schedule(() -> order.append((char) task)));
            "xy".chars().forEach(task -> library.schedule(() -> order.append((char) task)));
            scheduler.runUntilIdle();
            orders.add(order.toString());
        }).strategy(ExplorationStrategy.depthFirst()).checkDeterminismEvery(0).explore();
        assertTrue(result.isComplete(), "X7: the enumeration is complete");
        assertEquals(12, orders.size(), "X7: two tasks of a worker and two direct ones have twelve orders");
        assertEquals(12, result.runs(), "X7: no order is run twice");
    }

    private ExplorationFailure overtaken() {
        return assertThrows(ExplorationFailure.class,
                () -> Exploration.of(this::overtaking).checkDeterminismEvery(0).run(), "X5: the race is found");
    }

    /** The answer to the older question comes last, if its last task is overtaken; the rest is noise. */
    private void overtaking(TestScheduler scheduler) {
        LibraryScheduler library = bridge().over(scheduler);
        Submissions worker = library.createWorker();
        List<String> answers = new ArrayList<>();
        library.schedule(() -> library.schedule(() -> answers.add("old")));
        library.schedule(() -> library.schedule(() -> library.schedule(() -> answers.add("new"))));
        for (int i = 0; i < 4; i++) {
            library.schedule(() -> {});
            worker.schedule(() -> {});
            worker.scheduleAfter(Duration.ofMillis(1), () -> {});
        }
        scheduler.runUntilIdle();
        assertEquals(List.of("old", "new"), answers);
    }
}
