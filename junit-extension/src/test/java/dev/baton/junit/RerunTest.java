package dev.baton.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.testing.TestScheduler;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Every first run is executed twice, to see that it is deterministic. */
final class RerunTest {
    private static final List<String> SEEN = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void forget() {
        SEEN.clear();
    }

    private static String seen(Class<?> tests) {
        Kit.run(tests).testEvents().assertStatistics(stats -> stats.succeeded(1));
        return String.join(" ", SEEN);
    }

    @Test
    void method_repeatsNothingElse() {
        assertThat(seen(MethodAlone.class)).isEqualTo("before body1 body2 body3 after");
    }

    static final class MethodAlone {
        private int bodies;

        @BeforeEach
        void before() {
            SEEN.add("before");
        }

        @BatonTest(iterations = 3, strategy = Strategy.PCT_1)
        void body(ExplorationContext run) {
            if (bodies < 3) {
                SEEN.add("body" + ++bodies);
            }
        }

        @AfterEach
        void after() {
            SEEN.add("after");
        }
    }

    abstract static class Base {
        @BeforeEach
        void beforeInBase(TestInfo info) {
            SEEN.add("beforeInBase");
            assertThat(info.getTestMethod()).isPresent();
        }

        @AfterEach
        void afterInBase() {
            SEEN.add("afterInBase");
        }
    }

    @Test
    void lifecycle_repeatsBeforeAndAfterOnTheSameInstance_inTheOrderOfJUnit() {
        assertThat(seen(WithLifecycle.class)).isEqualTo(
                "beforeInBase before body1 after afterInBase beforeInBase before body2 after afterInBase");
    }

    static final class WithLifecycle extends Base {
        private int bodies;
        private TestScheduler ofBefore = TestScheduler.create();

        @BeforeEach
        void before(TestScheduler scheduler) {
            ofBefore = scheduler;
            SEEN.add("before");
        }

        @BatonTest(iterations = 1, strategy = Strategy.RANDOM_WALK, rerun = Rerun.LIFECYCLE, seed = 1)
        void body(TestScheduler scheduler) {
            assertThat(scheduler).isSameAs(ofBefore);
            SEEN.add("body" + ++bodies);
        }

        @AfterEach
        void after(TestScheduler scheduler) {
            assertThat(scheduler).isSameAs(ofBefore);
            SEEN.add("after");
        }
    }

    @Test
    void instance_isNewInEachRun_togetherWithThoseAroundIt() {
        assertThat(seen(Around.class)).isEqualTo("around1 before1 body1 after1 around1 before1 body1 after1");
    }

    static class Around {
        private int arounds;

        @BeforeEach
        void around() {
            SEEN.add("around" + ++arounds);
        }

        @Nested
        class Inner {
            private int count;

            @BeforeEach
            void before() {
                SEEN.add("before" + ++count);
            }

            @BatonTest(iterations = 1, strategy = Strategy.RANDOM_WALK, rerun = Rerun.INSTANCE, seed = 1)
            void body(TestScheduler scheduler) {
                SEEN.add("body" + count);
            }

            @AfterEach
            void after() {
                SEEN.add("after" + count);
            }
        }
    }

    @Test
    void lifecycle_endsTheRunThatFails_andAddsWhatFailsThen() {
        Throwable failure = Kit.failure(FailingTwice.class);

        assertThat(failure.getCause()).isInstanceOf(Race.LostRace.class);
        assertThat(failure.getCause().getSuppressed()).anySatisfy(other -> assertThat(other).hasMessage("after"));
    }

    static final class FailingTwice {
        @BatonTest(rerun = Rerun.LIFECYCLE)
        void body() {
            throw new Race.LostRace();
        }

        @AfterEach
        void after() {
            throw new IllegalStateException("after");
        }
    }

    @Test
    void lifecycleMethod_thatIsNotRepeated_cannotHaveWhatBelongsToARun() {
        assertThat(Kit.failure(AskingTooEarly.class))
                .hasStackTraceContaining("asks for a TestScheduler, but each run of a @BatonTest has its own")
                .hasStackTraceContaining("rerun = Rerun.LIFECYCLE");
    }

    static final class AskingTooEarly {
        @BeforeEach
        void before(TestScheduler scheduler) {}

        @BatonTest
        void body() {}
    }

    @Test
    void constructor_cannotHaveWhatBelongsToARun() {
        assertThat(Kit.failure(AskingInTheConstructor.class)).hasStackTraceContaining("TestScheduler");
    }

    static final class AskingInTheConstructor {
        AskingInTheConstructor(TestScheduler scheduler) {}

        @BatonTest
        void body() {}
    }

    @Test
    void instance_withALifecyclePerClass_isRefused() {
        assertThat(Kit.failure(OneForAll.class)).hasMessageContaining("the lifecycle of its class is PER_CLASS");
    }

    @TestInstance(Lifecycle.PER_CLASS)
    static final class OneForAll {
        @BatonTest(rerun = Rerun.INSTANCE)
        void body() {}
    }
}
