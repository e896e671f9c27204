package dev.baton.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.core.testing.TestScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Family T: delays and periods are kept, on one clock. */
public interface TimeRules extends Rules {
    /**
     * A delayed task never runs before its delay has passed.
     *
     * <p>If this fails, check the conversion of the library's unit to nanoseconds, and that the delay is passed on.
     */
    @Test
    default void t1_delayedTaskIsNeverEarly() {
        everywhere(subject -> {
            LibraryScheduler library = subject.library();
            List<Long> late = new CopyOnWriteArrayList<>();
            for (Submissions to : List.of(library, library.createWorker())) {
                long start = subject.core().nanoTime();
                to.scheduleAfter(Duration.ofMillis(7), () -> late.add(subject.core().nanoTime() - start - 7_000_000));
            }
            subject.runUntil("T1: both delayed tasks run", () -> late.size() == 2);
            assertTrue(late.stream().allMatch(nanos -> nanos >= 0), "T1: a delayed task was early, by nanoseconds: " + late);
        });
    }

    /**
     * In virtual time a delayed task runs exactly when its delay has passed.
     *
     * <p>If this fails, check that the delay is neither scaled nor rounded beyond the library's own resolution.
     */
    @Test
    @Requires(Capability.VIRTUAL_TIME)
    default void t2_delayedTaskRunsExactlyOnTime() {
        everywhere(subject -> {
            LibraryScheduler library = subject.library();
            List<Long> times = new ArrayList<>();
            for (Submissions to : List.of(library, library.createWorker())) {
                to.scheduleAfter(Duration.ofMillis(7), () -> times.add(subject.core().nanoTime()));
            }
            subject.pass(Duration.ofSeconds(1));
            assertEquals(List.of(7_000_000L, 7_000_000L), times, "T2: tasks delayed by 7 ms run at 7 ms");
        });
    }

    /**
     * A zero or negative delay means as soon as possible, and the clock does not move for it, least of all back.
     *
     * <p>If this fails, check for negative delays before they are added to the time.
     */
    @Test
    default void t3_zeroOrNegativeDelayMeansAsSoonAsPossible() {
        everywhere(subject -> {
            LibraryScheduler library = subject.library();
            long start = subject.core().nanoTime();
            List<Long> waited = new CopyOnWriteArrayList<>();
            for (Submissions to : List.of(library, library.createWorker())) {
                to.scheduleAfter(Duration.ZERO, () -> waited.add(subject.core().nanoTime() - start));
                to.scheduleAfter(Duration.ofMinutes(-1), () -> waited.add(subject.core().nanoTime() - start));
                to.scheduleAfter(Duration.ofNanos(Long.MIN_VALUE), () -> waited.add(subject.core().nanoTime() - start));
            }
            subject.runUntil("T3: tasks of zero and negative delay run", () -> waited.size() == 6);
            assertTrue(waited.stream().allMatch(nanos -> nanos >= 0), "T3: the clock ran back for a negative delay");
        });
    }

    /**
     * Run number k of a periodic task is not before {@code initial + k * period}.
     *
     * <p>If this fails, check that due times are computed from the first one.
     */
    @Test
    @Requires(Capability.PERIODIC)
    default void t4_periodicTaskIsNeverEarlyAndGoesOn() {
        everywhere(subject -> {
            LibraryScheduler library = subject.library();
            for (Submissions to : List.of(library, library.createWorker())) {
                long start = subject.core().nanoTime();
                List<Long> times = new CopyOnWriteArrayList<>();
                var ticks = to.schedulePeriodically(Duration.ofMillis(2), Duration.ofMillis(3),
                        () -> times.add(subject.core().nanoTime() - start));
                subject.runUntil("T4: the periodic task runs four times", () -> times.size() >= 4);
                ticks.cancel();
                for (int k = 0; k < 4; k++) {
                    assertTrue(times.get(k) >= 2_000_000L + k * 3_000_000L, "T4: run " + k + " was early: " + times);
                }
            }
        });
    }

    /**
     * In virtual time run number k of a periodic task is exactly at {@code initial + k * period}: it does not drift.
     *
     * <p>If this fails, check that the period is not added to the time at which the last run ended, and that no wall
     * clock takes part.
     */
    @Test
    @Requires({Capability.PERIODIC, Capability.VIRTUAL_TIME})
    default void t5_periodicTaskDoesNotDrift() {
        everywhere(subject -> {
            LibraryScheduler library = subject.library();
            List<Long> expected = List.of(2_000_000L, 5_000_000L, 8_000_000L, 11_000_000L);
            for (Submissions to : List.of(library, library.createWorker())) {
                long start = subject.core().nanoTime();
                List<Long> times = new ArrayList<>();
                var ticks = to.schedulePeriodically(Duration.ofMillis(2), Duration.ofMillis(3), () -> {
                    times.add(subject.core().nanoTime() - start);
                });
                subject.pass(Duration.ofMillis(11));
                ticks.cancel();
                assertEquals(expected, times, "T5: a periodic task keeps its fixed rate");
            }
        });
    }

    /**
     * The library's clock moves with ours.
     *
     * <p>If this fails, check that {@code now} is overridden on scheduler and worker, and reads our clock.
     */
    @Test
    @Requires(Capability.LIBRARY_CLOCK)
    default void t6_libraryClockMovesWithOurs() {
        everywhere(subject -> {
            LibraryScheduler library = subject.library();
            long before = library.nanoTime();
            subject.pass(Duration.ofMillis(20));
            long moved = library.nanoTime() - before;
            // Wall clocks of production may be coarse and may be set; half is far from a clock that stands.
            assertTrue(moved >= 10_000_000L, "T6: 20 ms passed, but the library's clock moved by ns: " + moved);
        });
    }

    /**
     * In virtual time the library's clock agrees with ours to the nanosecond.
     *
     * <p>If this fails, check that no unit coarser than the nanosecond stands between the clocks.
     */
    @Test
    @Requires({Capability.VIRTUAL_TIME, Capability.LIBRARY_CLOCK})
    default void t7_libraryClockAgreesToTheNanosecond() {
        everywhere(subject -> {
            LibraryScheduler library = subject.library();
            long before = library.nanoTime();
            subject.pass(Duration.ofNanos(1_234_567_891L));
            assertEquals(1_234_567_891L, library.nanoTime() - before, "T7: the library's clock agrees with ours");
        });
    }

    /**
     * A delay of more than 292 years means never: the task does not run, and does not move the clock.
     *
     * <p>If this fails, check that deadlines saturate instead of overflowing.
     */
    @Test
    @Requires(Capability.VIRTUAL_TIME)
    default void t8_overflowingDelayMeansNever() {
        everywhere(subject -> {
            AtomicBoolean ran = new AtomicBoolean();
            subject.pass(Duration.ofSeconds(1));
            LibraryScheduler library = subject.library();
            library.scheduleAfter(Duration.ofNanos(Long.MAX_VALUE), () -> ran.set(true));
            library.createWorker().scheduleAfter(Duration.ofNanos(Long.MAX_VALUE), () -> ran.set(true));
            subject.test().runUntilIdle();
            assertFalse(ran.get(), "T8: a task delayed for ever ran");
            assertEquals(1_000_000_000L, subject.core().nanoTime(), "T8: the clock stands still for what never comes");
        });
    }

    /**
     * In the order of submission an undelayed task does not overtake what is already due.
     *
     * <p>If this fails, check that "undelayed" is not treated as "due at time zero".
     */
    @Test
    @Requires(Capability.VIRTUAL_TIME)
    default void t9_undelayedTaskDoesNotOvertakeWhatIsDue() {
        try (Environment environment = Environment.virtual(TestScheduler.create())) {
            LibraryScheduler library = bridge().over(environment.scheduler());
            List<String> ran = new ArrayList<>();
            library.scheduleAfter(Duration.ofMillis(1), () -> {
                ran.add("a");
                library.schedule(() -> ran.add("child of a"));
            });
            library.scheduleAfter(Duration.ofMillis(1), () -> ran.add("b"));
            environment.pass(Duration.ofMillis(1));
            assertEquals(List.of("a", "b", "child of a"), ran, "T9: a child does not overtake its parent's siblings");
        }
    }

    /**
     * Where the strategy lets the clock jump early, a delayed task runs exactly at its deadline although another is ready.
     *
     * <p>If this fails, check that a delay is one timer, and is not polled for.
     */
    @Test
    @Requires({Capability.VIRTUAL_TIME, Capability.SEEDED_ORDER})
    default void t10_earlyJumpRunsADelayedTaskBeforeWhatIsReady() {
        for (boolean onWorker : new boolean[] {false, true}) {
            assertEquals(List.of("delayed, at 5000000", "ready, at 5000000"), hasty(onWorker, Duration.ofMillis(5)),
                    "T10: the clock jumps early where the strategy lets it");
            assertEquals(List.of("ready, at 0"), hasty(onWorker, Duration.ofMillis(4)),
                    "T10: the clock does not jump beyond the limit of the call");
        }
    }

    private List<String> hasty(boolean onWorker, Duration limit) {
        TestScheduler scheduler = TestScheduler.builder().strategy(new HastyStrategy()).build();
        try (Environment environment = Environment.virtual(scheduler)) {
            LibraryScheduler library = bridge().over(scheduler);
            List<String> ran = new ArrayList<>();
            (onWorker ? library.createWorker() : library)
                    .scheduleAfter(Duration.ofMillis(5), () -> ran.add("delayed, at " + scheduler.nanoTime()));
            environment.pass(Duration.ZERO); // a library may take a task to arm a delay
            library.schedule(() -> ran.add("ready, at " + scheduler.nanoTime()));
            environment.pass(limit);
            return ran;
        }
    }

    /**
     * The order of equal deadlines on different workers is a decision.
     *
     * <p>If this fails, check that delayed tasks of different workers do not share a lane or a queue.
     */
    @Test
    @Requires({Capability.VIRTUAL_TIME, Capability.SEEDED_ORDER})
    default void t11_equalDeadlinesOfTwoWorkersRunInEitherOrder() {
        Set<String> orders = new HashSet<>();
        for (long seed = 0; seed < 50; seed++) {
            try (Environment environment = Environment.virtual(TestScheduler.withSeed(seed))) {
                LibraryScheduler library = bridge().over(environment.scheduler());
                StringBuilder order = new StringBuilder();
                library.createWorker().scheduleAfter(Duration.ofMillis(1), () -> order.append('a'));
                library.createWorker().scheduleAfter(Duration.ofMillis(1), () -> order.append('b'));
                environment.pass(Duration.ofMillis(1));
                orders.add(order.toString());
            }
        }
        assertEquals(Set.of("ab", "ba"), orders, "T11: both orders of two equal deadlines are reached");
    }

    /**
     * On a scheduler that trampolines, what is submitted outside any task runs before the call returns, and what is submitted
     * in a task runs after that task.
     *
     * <p>If this fails, check that a task is handed on when it is submitted, and not when the scheduler is driven.
     */
    @Test
    @Requires(Capability.VIRTUAL_TIME)
    default void t12_trampoliningRunsSubmissionsAtOnce() {
        try (Environment environment = Environment.virtual(TestScheduler.builder().trampolining().build())) {
            LibraryScheduler library = bridge().over(environment.scheduler());
            for (Submissions to : List.of(library, library.createWorker())) {
                List<String> ran = new ArrayList<>();
                to.schedule(() -> {
                    to.schedule(() -> ran.add("inner"));
                    ran.add("outer");
                });
                assertEquals(List.of("outer", "inner"), ran, "T12: what ran before the call returned");
            }
        }
    }
}
