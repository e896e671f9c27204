package dev.baton.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.testing.ExplorationFailure;
import dev.baton.core.testing.TestScheduler;
import dev.baton.core.testing.UnfinishedTasksError;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BatonTestTest {
    private static final List<Object> SEEN = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void forget() {
        SEEN.clear();
    }

    @Test
    void test_runsAsOftenAsToldWithASchedulerEach() {
        Kit.run(Plain.class).testEvents().assertStatistics(stats -> stats.started(1).succeeded(1));

        Set<Object> schedulers = Collections.newSetFromMap(new java.util.IdentityHashMap<>());
        schedulers.addAll(SEEN);
        assertThat(SEEN).hasSizeGreaterThanOrEqualTo(7); // and those that learn and check
        assertThat(schedulers).hasSameSizeAs(SEEN);
    }

    static final class Plain {
        @BatonTest(iterations = 7)
        void body(TestScheduler scheduler) {
            SEEN.add(scheduler);
        }
    }

    @Test
    void test_byDefault_runsAThousandTimesFromASeedOfItsName() {
        Kit.run(Defaults.class).testEvents().assertStatistics(stats -> stats.succeeded(1));
        Set<Object> first = new HashSet<>(SEEN);
        SEEN.clear();
        Kit.run(Defaults.class);

        assertThat(first).hasSizeGreaterThanOrEqualTo(1_000).isEqualTo(new HashSet<>(SEEN));
    }

    static final class Defaults {
        @BatonTest
        void body(ExplorationContext run) {
            run.seed().ifPresent(SEEN::add);
        }
    }

    @Test
    void seedOfTest_differsFromTestToTest() {
        Kit.run(TwoTests.class).testEvents().assertStatistics(stats -> stats.succeeded(2));

        assertThat(new HashSet<>(SEEN)).hasSize(2);
    }

    static final class TwoTests {
        @BatonTest(iterations = 1, strategy = Strategy.RANDOM_WALK)
        void one(ExplorationContext run) {
            SEEN.add(run.seed().getAsLong());
        }

        @BatonTest(iterations = 1, strategy = Strategy.RANDOM_WALK)
        void other(ExplorationContext run) {
            SEEN.add(run.seed().getAsLong());
        }
    }

    @Test
    void failure_isTheReportOfTheExploration() {
        Throwable failure = Kit.failure(Racy.class);

        assertThat(failure).isInstanceOf(ExplorationFailure.class).hasCauseInstanceOf(Race.LostRace.class);
        long seed = ((ExplorationFailure) failure).seed().orElseThrow();
        assertThat(failure.getMessage())
                .startsWith("Failing seed: " + seed + " (run ")
                .contains("In the order of submission it passes. This is enough to make it fail:")
                .contains("To replay it: @Replay(\"" + ((ExplorationFailure) failure).schedule() + "\")")
                .contains("as found: @Seed(" + seed + "L), or BATON_SEED=" + seed + " mvn test -Dtest='"
                        + Racy.class.getName() + "#loses'")
                .contains("step  time  background");
    }

    static final class Racy {
        @BatonTest
        void loses(TestScheduler scheduler) {
            Race race = new Race();
            race.begin(scheduler);
            scheduler.runUntilIdle();
            race.check();
        }
    }

    @Test
    void exception_thatIsChecked_isTheCause() {
        assertThat(Kit.failure(Throwing.class)).hasCauseInstanceOf(java.io.IOException.class);
    }

    static final class Throwing {
        @BatonTest
        void body() throws Exception {
            throw new java.io.IOException("thrown");
        }
    }

    @Test
    void workLeftBehind_failsTheRun() {
        assertThat(Kit.failure(LeavingWork.class))
                .hasCauseInstanceOf(UnfinishedTasksError.class)
                .hasMessageContaining("[later]");
    }

    static final class LeavingWork {
        @BatonTest
        void body(TestScheduler scheduler) {
            scheduler.labeled(dev.baton.core.TaskLabel.of("later")).scheduleAfter(Duration.ofHours(1), () -> {});
        }
    }

    @Test
    void sources_giveAnInvocationForEachArgument() {
        Kit.run(Sources.class).testEvents().assertStatistics(stats -> stats.started(7).succeeded(7));

        assertThat(new HashSet<>(SEEN)).containsExactlyInAnyOrder(1, 2, "a", "b", "x-1", "x-2", "p");
    }

    static final class Sources {
        @BatonTest(iterations = 3)
        @ValueSource(ints = {1, 2})
        void values(int value, TestScheduler scheduler) {
            scheduler.schedule(() -> SEEN.add(value));
            scheduler.runUntilIdle();
        }

        @BatonTest(iterations = 3)
        @ValueSource(strings = "a")
        @ValueSource(strings = "b")
        void severalSources(String value, ExplorationContext run, TestScheduler scheduler) {
            SEEN.add(value);
        }

        @BatonTest(iterations = 3)
        @MethodSource("pairs")
        void pairs(String left, int right, TestScheduler scheduler) {
            SEEN.add(left + "-" + right);
        }

        static List<org.junit.jupiter.params.provider.Arguments> pairs() {
            return List.of(org.junit.jupiter.params.provider.Arguments.of("x", 1),
                    org.junit.jupiter.params.provider.Arguments.of("x", 2));
        }

        @BatonTest(iterations = 3)
        @ParameterizedTest(name = "{0}")
        @ValueSource(strings = "p")
        void explicitly(String value, TestScheduler scheduler) {
            SEEN.add(value);
        }
    }

    @Test
    void source_thatIsEmpty_isAnError() {
        assertThat(Kit.failure(EmptySource.class)).hasMessageContaining("at least one");
    }

    static final class EmptySource {
        @BatonTest
        @MethodSource("nothing")
        void body(String value) {}

        static List<String> nothing() {
            return List.of();
        }
    }

    @Test
    void nestedClasses_lifecyclePerClass_andFieldsWork() {
        Kit.run(Outer.class).testEvents().assertStatistics(stats -> stats.started(2).succeeded(2));
    }

    @TestInstance(Lifecycle.PER_CLASS)
    static final class Outer {
        private final AtomicInteger runs = new AtomicInteger();

        @BatonTest(iterations = 5)
        void counts(TestScheduler scheduler) {
            runs.incrementAndGet();
        }

        @Nested
        final class Inner {
            private String field = "";

            @BeforeEach
            void set() {
                field = "set";
            }

            @BatonTest(iterations = 5)
            void seesFields(TestInfo info, TestScheduler scheduler) {
                assertThat(field).isEqualTo("set");
                assertThat(info.getDisplayName()).isNotEmpty();
                assertThat(runs.get()).isNotNegative();
            }
        }
    }

    @BatonTest(iterations = 4, strategy = Strategy.FIFO)
    @Retention(RetentionPolicy.RUNTIME)
    @interface FourTimes {}

    @Test
    void annotation_composedOfIt_hasItsSettings() {
        Kit.run(Composed.class).testEvents().assertStatistics(stats -> stats.succeeded(1));

        assertThat(SEEN.stream().filter(run -> run.toString().contains("fifo"))).hasSizeBetween(4, 5);
    }

    static final class Composed {
        @FourTimes
        void body(ExplorationContext run) {
            SEEN.add(run.toString().toLowerCase(java.util.Locale.ROOT));
        }
    }

    @Test
    void otherRepetitions_areRefused() {
        assertThat(Kit.failures(Kit.run(Repeated.class))).isNotEmpty().allSatisfy(failure ->
                assertThat(failure).hasMessageContaining("cannot be combined with @RepeatedTest; set iterations instead"));
        assertThat(Kit.failures(Kit.run(Doubled.class))).anySatisfy(failure ->
                assertThat(failure).hasMessageContaining("cannot be combined with @Test; leave that out"));
    }

    static final class Repeated {
        @BatonTest
        @RepeatedTest(2)
        void body() {}
    }

    static final class Doubled {
        @Test
        @BatonTest(iterations = 1)
        void body() {}
    }

    @Test
    void strategies_thatEnumerate_seeEveryOrderOnce() {
        Kit.run(Enumerating.class).testEvents().assertStatistics(stats -> stats.succeeded(1).reportingEntryPublished(1));

        assertThat(new HashSet<>(SEEN)).hasSize(6);
    }

    static final class Enumerating {
        @BatonTest(strategy = Strategy.DEPTH_FIRST, clock = ClockPolicy.IDLE)
        void body(TestScheduler scheduler) {
            StringBuilder order = new StringBuilder();
            List.of("a", "b", "c").forEach(name -> scheduler.schedule(() -> order.append(name)));
            scheduler.runUntilIdle();
            SEEN.add(order.toString());
        }
    }
}
