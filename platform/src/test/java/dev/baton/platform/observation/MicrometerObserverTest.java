package dev.baton.platform.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.Cancellable;
import dev.baton.core.TaskLabel;
import dev.baton.platform.ThreadPoolScheduler;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class MicrometerObserverTest {
    private static final TaskLabel DATABASE = TaskLabel.of("database");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final ThreadPoolScheduler scheduler = pool(new MicrometerObserver(registry, Tags.of("pool", "main"), 2));

    private static ThreadPoolScheduler pool(MicrometerObserver observer) {
        return ThreadPoolScheduler.builder().threads(1).observer(observer).errorHandler(error -> {}).build();
    }

    @AfterEach
    void close() {
        scheduler.close();
    }

    /** Waits until tasks have begun, and by one more on the one thread until their end was told. */
    private void settle(CountDownLatch begun) throws InterruptedException {
        assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
        CountDownLatch ended = new CountDownLatch(1);
        scheduler.schedule(ended::countDown);
        assertThat(ended.await(60, TimeUnit.SECONDS)).isTrue();
    }

    private Timer timer(String name, String label) {
        return registry.get(name).tag("label", label).tag("pool", "main").timer();
    }

    private double counter(String name, String label) {
        return registry.get(name).tag("label", label).counter().count();
    }

    private double gauge(String name, String label) {
        return registry.get(name).tag("label", label).gauge().value();
    }

    @Test
    void tasks_areTimedByLabel() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(4);
        for (int i = 0; i < 3; i++) {
            scheduler.scheduleLabeled(begun::countDown, DATABASE);
        }
        scheduler.createWorker().scheduleLabeled(begun::countDown, DATABASE);
        settle(begun);
        scheduler.spawn(() -> null).join();
        assertThat(timer("baton.task.run", "database").count()).isEqualTo(4);
        assertThat(timer("baton.task.queue", "database").count()).isEqualTo(4);
        assertThat(timer("baton.task.queue", "database").totalTime(TimeUnit.NANOSECONDS)).isPositive();
        assertThat(timer("baton.task.run", "none").count()).isPositive();
        assertThat(timer("baton.timer.lateness", "database").count()).isZero();
    }

    @Test
    void timers_areTimedByLateness() throws InterruptedException {
        CountDownLatch fired = new CountDownLatch(1);
        scheduler.labeled(DATABASE).scheduleAfter(Duration.ofMillis(1), fired::countDown);
        fired.await();
        assertThat(timer("baton.timer.lateness", "database").count()).isEqualTo(1);
    }

    @Test
    void failedRejectedCancelled_areCounted() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        scheduler.scheduleLabeled(() -> {
            begun.countDown();
            throw new IllegalStateException();
        }, DATABASE);
        scheduler.labeled(DATABASE).scheduleAfter(Duration.ofDays(1), () -> {}).cancel();
        settle(begun);
        scheduler.close();
        assertThatThrownBy(() -> scheduler.scheduleLabeled(() -> {}, DATABASE))
                .isInstanceOf(RejectedExecutionException.class);
        assertThat(counter("baton.task.failed", "database")).isEqualTo(1);
        assertThat(counter("baton.task.cancelled", "database")).isEqualTo(1);
        assertThat(counter("baton.task.rejected", "database")).isEqualTo(1);
        assertThat(gauge("baton.task.pending", "database")).isZero();
        assertThat(gauge("baton.task.running", "database")).isZero();
    }

    @Test
    void gauges_tellWhatWaitsAndRuns() throws InterruptedException {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch second = new CountDownLatch(1);
        scheduler.scheduleLabeled(() -> {
            running.countDown();
            try {
                release.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }, DATABASE);
        running.await();
        scheduler.scheduleLabeled(second::countDown, DATABASE);
        Cancellable timer = scheduler.labeled(DATABASE).scheduleAfter(Duration.ofDays(1), () -> {});
        assertThat(gauge("baton.task.running", "database")).isEqualTo(1);
        assertThat(gauge("baton.task.pending", "database")).isEqualTo(2);
        timer.cancel();
        release.countDown();
        settle(second);
        assertThat(gauge("baton.task.running", "database")).isZero();
        assertThat(gauge("baton.task.pending", "database")).isZero();
    }

    @Test
    void labelsBeyondTheLimit_shareTheMetersOfOther() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(6);
        for (String label : new String[] {"a", "b", "c", "d", "a", "c"}) {
            scheduler.scheduleLabeled(begun::countDown, TaskLabel.of(label));
        }
        settle(begun);
        assertThat(registry.find("baton.task.run").meters()).extracting(Meter::getId)
                .extracting(id -> id.getTag("label")).containsExactlyInAnyOrder("none", "other", "a", "b");
        assertThat(timer("baton.task.run", "a").count()).isEqualTo(2);
        assertThat(timer("baton.task.run", "other").count()).isEqualTo(3);
    }

    @Test
    void negativeLimit_isRefused() {
        assertThatThrownBy(() -> new MicrometerObserver(registry, Tags.empty(), -1))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("-1");
    }
}
