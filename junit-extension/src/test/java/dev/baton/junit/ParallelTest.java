package dev.baton.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.baton.core.testing.ExplorationFailure;
import dev.baton.core.testing.TestScheduler;
import io.reactivex.rxjava3.core.Flowable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import reactor.core.publisher.Mono;

/** Eight classes at the same time, fifty times: the verdicts are those of one after the other, and tests do not mix. */
final class ParallelTest {
    private static final AtomicInteger INSTALLING = new AtomicInteger();

    /** What each class of the eight has; half of the tests install, one in three fails. */
    abstract static class Each {
        @BatonTest(iterations = 10, install = {}, clock = ClockPolicy.IDLE)
        void injected(TestScheduler scheduler, reactor.core.scheduler.Scheduler reactor) {
            StringBuilder order = new StringBuilder();
            Mono.delay(Duration.ofHours(1), reactor).subscribe(tick -> order.append("1"));
            Mono.delay(Duration.ofHours(2), reactor).subscribe(tick -> order.append("2"));
            scheduler.runUntilIdle();
            assertThat(order).hasToString("12");
        }

        @BatonTest(iterations = 10)
        void installed(TestScheduler scheduler) {
            assertThat(INSTALLING.incrementAndGet()).isOne();
            AtomicInteger ticks = new AtomicInteger();
            Mono.delay(Duration.ofHours(1)).subscribe(tick -> ticks.incrementAndGet());
            Flowable.timer(1, TimeUnit.HOURS).subscribe(tick -> ticks.incrementAndGet());
            scheduler.runUntilIdle();
            assertThat(ticks).hasValue(2);
            assertThat(scheduler.nanoTime()).isEqualTo(Duration.ofHours(1).toNanos());
            INSTALLING.decrementAndGet();
        }

        @BatonTest(iterations = 100, install = {})
        void racy(TestScheduler scheduler) {
            Race race = new Race();
            race.begin(scheduler);
            scheduler.runUntilIdle();
            race.check();
        }
    }

    static final class A extends Each {}

    static final class B extends Each {}

    static final class C extends Each {}

    static final class D extends Each {}

    static final class E extends Each {}

    static final class F extends Each {}

    static final class G extends Each {}

    static final class H extends Each {}

    /** Returns the verdict of each test: what it failed with, and the seed, or "passed". */
    private static Map<String, String> verdicts(boolean parallel) {
        LauncherDiscoveryRequestBuilder request = LauncherDiscoveryRequestBuilder.request()
                .configurationParameter("junit.jupiter.execution.parallel.enabled", Boolean.toString(parallel))
                .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "8")
                .configurationParameter("baton.reports", "none");
        List.of(A.class, B.class, C.class, D.class, E.class, F.class, G.class, H.class)
                .forEach(tests -> request.selectors(selectClass(tests)));
        Map<String, String> verdicts = new ConcurrentSkipListMap<>();
        LauncherFactory.create().execute(request.build(), new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                if (test.isTest()) {
                    MethodSource source = (MethodSource) test.getSource().orElseThrow();
                    verdicts.put(source.getClassName() + "." + source.getMethodName(), verdict(result));
                }
            }
        });
        return new TreeMap<>(verdicts);
    }

    private static String verdict(TestExecutionResult result) {
        Throwable thrown = result.getThrowable().orElse(null);
        return thrown == null
                ? "passed"
                : thrown instanceof ExplorationFailure failure
                        ? failure.getCause().getClass().getSimpleName() + " " + failure.seed() + " " + failure.schedule()
                        : Objects.toString(thrown);
    }

    @Test
    void eightClassesInParallel_haveTheVerdictsOfOneAfterTheOther_fiftyTimes() {
        Map<String, String> expected = verdicts(false);
        assertThat(expected).hasSize(24);
        assertThat(expected.values().stream().filter("passed"::equals)).hasSize(16);
        assertThat(expected.values().stream().filter(verdict -> verdict.startsWith("LostRace"))).hasSize(8);

        List<Map<String, String>> different = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            Map<String, String> verdicts = verdicts(true);
            if (!verdicts.equals(expected)) {
                different.add(verdicts);
            }
        }
        assertThat(different).isEmpty();
    }
}
