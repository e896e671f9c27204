package dev.baton.examples.libraries;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.testing.TestScheduler;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.scheduling.concurrent.ConcurrentTaskScheduler;
import org.springframework.scheduling.support.CronTrigger;

/** Spring's TaskScheduler takes an executor and a clock. */
final class SpringSchedulingTest {
    private static ConcurrentTaskScheduler on(TestScheduler run) {
        ConcurrentTaskScheduler spring = new ConcurrentTaskScheduler(run.asExecutorService());
        spring.setClock(run.asClock());
        return spring;
    }

    @Test
    void cronTrigger_firesByTheVirtualClock() {
        TestScheduler run = TestScheduler.create();
        List<Instant> fired = new ArrayList<>();
        ScheduledFuture<?> nightly = Objects.requireNonNull(
                on(run).schedule(() -> fired.add(run.now()), new CronTrigger("0 0 3 * * *", ZoneOffset.UTC)));
        run.advanceBy(Duration.ofDays(3));
        nightly.cancel(false);
        assertThat(fired).containsExactly(
                Instant.parse("1970-01-01T03:00:00Z"), Instant.parse("1970-01-02T03:00:00Z"), Instant.parse("1970-01-03T03:00:00Z"));
        assertThat(run.pendingTasks()).isEmpty();
    }

    @Test
    void fixedRate_doesNotDrift() {
        TestScheduler run = TestScheduler.create();
        AtomicInteger ticks = new AtomicInteger();
        ScheduledFuture<?> periodic = on(run).scheduleAtFixedRate(ticks::incrementAndGet, Duration.ofSeconds(1));
        run.advanceBy(Duration.ofHours(1));
        periodic.cancel(false);
        assertThat(ticks).hasValue(3601);
    }

    /** A job at midnight counts the day's orders and then sets the counter back; an order comes in between. */
    private static void midnight(TestScheduler run, boolean inOneStep) {
        AtomicInteger orders = new AtomicInteger(10);
        AtomicInteger reported = new AtomicInteger();
        ConcurrentTaskScheduler spring = on(run);
        spring.schedule(() -> {
            if (inOneStep) {
                reported.addAndGet(orders.getAndSet(0));
            } else {
                reported.addAndGet(orders.get());
                spring.execute(() -> orders.set(0));
            }
        }, Instant.EPOCH.plus(Duration.ofDays(1)));
        run.scheduleAfter(Duration.ofDays(1), () -> Bug.afterSteps(run, 2, orders::incrementAndGet));
        run.runUntilIdle();
        assertThat(reported.get() + orders.get()).isEqualTo(11);
    }

    @Test
    void jobInTwoSteps_losesTheOrderInBetween() throws Exception {
        Bug.isFoundBy(run -> midnight(run, false));
        Bug.isGoneFrom(run -> midnight(run, true));
    }
}
