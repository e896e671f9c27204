package dev.baton.reactor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.baton.core.testing.TestScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.util.retry.Retry;

/** The orderly end of a scheduler, in virtual time; {@link RealThreadsTest} has that on real threads. */
final class GracefulDisposeTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final TestScheduler scheduler = TestScheduler.create();
    private final Scheduler reactor = ReactorSchedulers.fromScheduler(scheduler);
    private final Scheduler clock = ReactorSchedulers.fromScheduler(scheduler);
    private final List<Object> ran = new ArrayList<>();

    @Test
    void disposeGracefully_isCold() {
        reactor.disposeGracefully();
        assertThat(reactor.isDisposed()).isFalse();
        reactor.schedule(() -> ran.add("ran"));
        scheduler.runUntilIdle();
        assertThat(ran).containsExactly("ran");
    }

    @Test
    void disposeGracefully_completesWhenTheLastTaskHasRunAtItsTime() {
        Scheduler.Worker worker = reactor.createWorker();
        worker.schedule(() -> ran.add("worker"));
        worker.schedule(() -> ran.add("worker delayed"), 2, TimeUnit.SECONDS);
        reactor.schedule(() -> ran.add("direct"));
        reactor.schedule(() -> ran.add("delayed"), 1, TimeUnit.SECONDS);
        reactor.disposeGracefully().subscribe(null, ran::add, () -> ran.add("end at " + scheduler.nanoTime()));
        assertThat(ran).isEmpty();
        scheduler.runUntilIdle();
        assertThat(ran).containsExactly("worker", "direct", "delayed", "worker delayed", "end at 2000000000");
    }

    @Test
    void disposeGracefully_nothingToDo_completesAtOnce() {
        reactor.createWorker();
        reactor.disposeGracefully().subscribe(null, ran::add, () -> ran.add("end"));
        scheduler.runUntilIdle();
        assertThat(ran).containsExactly("end");
        assertThat(reactor.isDisposed()).isTrue();
        assertThat(catchThrowable(reactor::init)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void disposeGracefully_rejectsWhatComesLaterAndEndsWhatRepeats() {
        Scheduler.Worker worker = reactor.createWorker();
        List<Disposable> periodic = List.of(
                reactor.schedulePeriodically(() -> ran.add("tick"), 1, 1, TimeUnit.SECONDS),
                worker.schedulePeriodically(() -> ran.add("tick"), 1, 1, TimeUnit.SECONDS));
        reactor.schedule(() -> ran.add("last"), 1, TimeUnit.MINUTES);
        reactor.disposeGracefully().subscribe();
        assertThat(reactor.isDisposed()).isTrue();
        assertThat(periodic).allMatch(Disposable::isDisposed);
        assertThat(catchThrowable(() -> reactor.schedule(() -> {}))).isSameAs(Exceptions.failWithRejected());
        assertThat(catchThrowable(() -> worker.schedule(() -> {}))).isSameAs(Exceptions.failWithRejected());
        assertThat(catchThrowable(() -> reactor.createWorker().schedule(() -> {}))).isSameAs(Exceptions.failWithRejected());
        scheduler.runUntilIdle();
        assertThat(ran).containsExactly("last");
        assertThat(worker.isDisposed()).isTrue();
    }

    @Test
    void disposeGracefully_onlyWhatRepeatsIsPendingBesideAWorker_theWorkerGoesOn() {
        reactor.schedulePeriodically(() -> ran.add("tick"), 1, 1, TimeUnit.SECONDS);
        reactor.createWorker().schedule(() -> ran.add("worker"));
        reactor.disposeGracefully().subscribe(null, ran::add, () -> ran.add("end"));
        scheduler.runUntilIdle();
        assertThat(ran).containsExactly("worker", "end");
    }

    @Test
    void disposeGracefully_severalSubscribers_shareTheEnd() {
        reactor.schedule(() -> ran.add("task"), 1, TimeUnit.SECONDS);
        Mono<Void> first = reactor.disposeGracefully();
        Mono<Void> second = reactor.disposeGracefully();
        first.subscribe(null, null, () -> ran.add("end"));
        first.subscribe(null, null, () -> ran.add("end"));
        second.subscribe(null, null, () -> ran.add("end"));
        scheduler.runUntilIdle();
        reactor.disposeGracefully().subscribe(null, null, () -> ran.add("end"));
        scheduler.runUntilIdle();
        assertThat(ran).containsExactly("task", "end", "end", "end", "end");
    }

    @Test
    void disposeGracefully_timeoutAndRetry_goesOnWaiting() {
        reactor.schedule(() -> ran.add("task"), 5, TimeUnit.SECONDS);
        reactor.disposeGracefully()
                .timeout(SECOND.multipliedBy(2), clock)
                .retryWhen(Retry.max(3))
                .subscribe(null, ran::add, () -> ran.add("end at " + scheduler.nanoTime()));
        scheduler.runUntilIdle();
        assertThat(ran).containsExactly("task", "end at 5000000000");
    }

    @Test
    void dispose_afterDisposeGracefully_forces() {
        Disposable pending = reactor.schedule(() -> ran.add("task"), 5, TimeUnit.SECONDS);
        reactor.disposeGracefully()
                .timeout(SECOND, clock)
                .onErrorResume(late -> Mono.fromRunnable(reactor::dispose).then(reactor.disposeGracefully()))
                .subscribe(null, ran::add, () -> ran.add("end at " + scheduler.nanoTime()));
        scheduler.runUntilIdle();
        assertThat(ran).containsExactly("end at 1000000000");
        assertThat(pending.isDisposed()).isTrue();
    }

    @Test
    void disposeGracefully_afterDispose_completes() {
        reactor.schedule(() -> ran.add("task"), 5, TimeUnit.SECONDS);
        reactor.dispose();
        reactor.disposeGracefully().subscribe(null, ran::add, () -> ran.add("end"));
        scheduler.runUntilIdle();
        assertThat(ran).containsExactly("end");
    }

    @Test
    void disposeGracefully_insideATaskOfItsOwn_completesAfterIt() {
        reactor.createWorker().schedule(() -> {
            reactor.disposeGracefully().subscribe(null, ran::add, () -> ran.add("end"));
            ran.add("task");
        });
        scheduler.runUntilIdle();
        assertThat(ran).containsExactly("task", "end");
    }

    @Test
    void disposeGracefully_taskThatIsNeverDue_waitsUntilItIsDisposed() {
        Disposable never = reactor.schedule(() -> ran.add("never"), Long.MAX_VALUE, TimeUnit.DAYS);
        reactor.disposeGracefully().subscribe(null, ran::add, () -> ran.add("end"));
        scheduler.runUntilIdle();
        assertThat(ran).isEmpty();
        never.dispose();
        scheduler.runUntilIdle();
        assertThat(ran).containsExactly("end");
    }
}
