package dev.baton.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.testing.TestScheduler;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import reactor.core.Scannable;
import reactor.core.Scannable.Attr;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;

/** What a scheduler and its workers tell of themselves. */
final class ScanTest {
    private final TestScheduler scheduler = TestScheduler.create();
    private final Scheduler reactor = ReactorSchedulers.fromScheduler(scheduler);
    private final Scannable scan = Scannable.from(reactor);

    @Test
    void buffered_countsDirectDelayedAndPeriodicTasksThatHaveNotEnded() {
        assertThat(scan.scan(Attr.BUFFERED)).isZero();
        reactor.schedule(() -> assertThat(scan.scan(Attr.BUFFERED)).as("with the running task").isEqualTo(3));
        reactor.schedule(() -> {}, 1, TimeUnit.SECONDS);
        reactor.createWorker().schedule(() -> {}, 1, TimeUnit.SECONDS);
        assertThat(scan.scan(Attr.BUFFERED)).isEqualTo(3);
        assertThat(scan.scan(Attr.LARGE_BUFFERED)).isEqualTo(3L);
        scheduler.runUntilIdle();
        assertThat(scan.scan(Attr.LARGE_BUFFERED)).isZero();
        reactor.schedulePeriodically(() -> {}, 1, 1, TimeUnit.SECONDS);
        assertThat(scan.scan(Attr.BUFFERED)).isOne();
        reactor.dispose();
        assertThat(scan.scan(Attr.BUFFERED)).isZero();
    }

    @Test
    void capacity_isThatOfALaneOrUnknown() {
        assertThat(scan.scanUnsafe(Attr.CAPACITY)).isNull();
        assertThat(Scannable.from(ReactorSchedulers.fromScheduler(scheduler.createWorker())).scan(Attr.CAPACITY)).isOne();
        assertThat(Scannable.from(reactor.createWorker()).scan(Attr.CAPACITY)).isOne();
    }

    @Test
    void parent_ofAWorkerIsItsScheduler() {
        Scannable worker = Scannable.from(reactor.createWorker());
        assertThat(worker.scan(Attr.PARENT)).isSameAs(reactor);
        assertThat(worker.parents().findFirst().orElseThrow()).isSameAs(scan);
        assertThat(scan.scan(Attr.PARENT)).isNull();
        assertThat(worker.isScanAvailable()).isTrue();
        assertThat(scan.name()).isEqualTo(reactor.toString());
    }

    @Test
    void runOn_operatorsShowTheScheduler() {
        Scannable operator = Scannable.from(Flux.just(1).hide().publishOn(reactor));
        assertThat(operator.scan(Attr.RUN_ON)).isSameAs(reactor);
    }
}
