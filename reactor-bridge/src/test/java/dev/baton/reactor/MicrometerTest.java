package dev.baton.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.testing.TestScheduler;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import reactor.core.observability.micrometer.Micrometer;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;

/** Reactor's own instrumentation of schedulers works over ours, in virtual time too. */
final class MicrometerTest {
    private final TestScheduler scheduler = TestScheduler.create();
    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final Scheduler timed =
            Micrometer.timedScheduler(ReactorSchedulers.fromScheduler(scheduler), registry, "baton");

    private double submitted(String type) {
        return registry.get("baton.scheduler.tasks.submitted").tag("submission.type", type).counter().count();
    }

    private long completed() {
        return registry.get("baton.scheduler.tasks.completed").timer().count();
    }

    @Test
    void timedScheduler_everyKindOfTask_isCounted() {
        Scheduler.Worker worker = timed.createWorker();
        timed.schedule(() -> {});
        worker.schedule(() -> {});
        timed.schedule(() -> {}, 1, TimeUnit.SECONDS);
        worker.schedule(() -> {}, 1, TimeUnit.SECONDS);
        assertThat(registry.get("baton.scheduler.tasks.pending").longTaskTimer().activeTasks()).isEqualTo(4);
        timed.schedulePeriodically(() -> {}, 1, 1, TimeUnit.SECONDS);
        scheduler.advanceBy(Duration.ofSeconds(3));
        assertThat(submitted("direct")).isEqualTo(2);
        assertThat(submitted("delayed")).isEqualTo(2);
        assertThat(submitted("periodic_initial")).isOne();
        assertThat(submitted("periodic_iteration")).isEqualTo(2);
        assertThat(completed()).isEqualTo(4 + 3);
        timed.dispose();
    }

    @Test
    void timedScheduler_operators_runInVirtualTime() {
        List<Object> seen = new ArrayList<>();
        Flux.interval(Duration.ofHours(1), timed).take(3).publishOn(timed).subscribe(seen::add);
        scheduler.runUntilIdle();
        assertThat(seen).containsExactly(0L, 1L, 2L);
        assertThat(timed.isDisposed()).isFalse();
        timed.dispose();
        assertThat(timed.isDisposed()).isTrue();
    }
}
