package dev.baton.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.Installation;
import dev.baton.core.Scheduler;
import dev.baton.core.TaskNode;
import dev.baton.core.testing.TestScheduler;
import dev.baton.reactor.ReactorSchedulers;
import io.reactivex.rxjava3.core.Flowable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

final class InstallTest {
    private static final List<String> SEEN = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void forget() {
        SEEN.clear();
    }

    /** The thread that Reactor's and RxJava's default schedulers use here and now. */
    private static List<String> threads() {
        CompletableFuture<String> reactor = new CompletableFuture<>();
        CompletableFuture<String> rx = new CompletableFuture<>();
        Schedulers.parallel().schedule(() -> reactor.complete(Thread.currentThread().getName()));
        io.reactivex.rxjava3.schedulers.Schedulers.computation()
                .scheduleDirect(() -> rx.complete(Thread.currentThread().getName()));
        return List.of(reactor.join().replaceAll("\\d", ""), rx.join().replaceAll("\\d", ""));
    }

    private static void assertRestored() {
        assertThat(threads()).containsExactly("parallel-", "RxComputationThreadPool-");
    }

    @Test
    void defaultSchedulers_areOurs_andThenWhatTheyWere() {
        assertThat(Kit.failures(Kit.run(Passing.class))).isEmpty();
        assertThat(SEEN).containsOnly("reactor rx 10800").hasSizeGreaterThanOrEqualTo(30);
        assertRestored();
    }

    static final class Passing {
        @BatonTest(iterations = 30, clock = ClockPolicy.IDLE)
        void delays(TestScheduler scheduler) {
            StringBuilder order = new StringBuilder();
            Mono.delay(Duration.ofHours(1)).subscribe(tick -> order.append("reactor "));
            Flowable.timer(3, TimeUnit.HOURS).subscribe(tick -> order.append("rx "));
            scheduler.runUntilIdle();
            SEEN.add(order.toString() + scheduler.now().getEpochSecond());
        }
    }

    @Test
    void defaultSchedulers_areLabelledByFlavour() {
        assertThat(Kit.failures(Kit.run(Labelled.class))).isEmpty();
    }

    static final class Labelled {
        @BatonTest(iterations = 1)
        void labels(TestScheduler scheduler) {
            Schedulers.boundedElastic().schedule(() -> {});
            io.reactivex.rxjava3.schedulers.Schedulers.io().scheduleDirect(() -> {});
            assertThat(scheduler.pendingTasks())
                    .extracting(task -> task.label().orElseThrow().toString())
                    .containsExactly("boundedElastic", "io");
            scheduler.cancelPending();
        }
    }

    @Test
    void defaultSchedulers_areRestored_afterAFailure() {
        assertThat(Kit.failure(Failing.class)).hasCauseInstanceOf(Race.LostRace.class);
        assertRestored();
    }

    static final class Failing {
        @BatonTest
        void fails(TestScheduler scheduler) {
            Schedulers.parallel().schedule(() -> {
                throw new Race.LostRace();
            });
            scheduler.runUntilIdle();
        }
    }

    @Test
    void defaultSchedulers_areRestored_afterATimeoutOnTheSameThread() {
        assertThat(Kit.failure(TimingOut.class)).isInstanceOf(java.util.concurrent.TimeoutException.class)
                .satisfies(timeout -> assertThat(timeout.getSuppressed()[0])
                        .hasMessageContaining("[parallel] is running").hasMessageContaining("CompletableFuture.join"));
        assertRestored();
    }

    static final class TimingOut {
        @BatonTest
        @Timeout(value = 300, unit = TimeUnit.MILLISECONDS)
        void hangs(TestScheduler scheduler) {
            Schedulers.parallel().schedule(() -> new CompletableFuture<>().join());
            scheduler.runUntilIdle();
        }
    }

    @Test
    void defaultSchedulers_areRestored_afterATimeoutOnASeparateThread() {
        assertThat(Kit.failure(TimingOutElsewhere.class)).isInstanceOf(java.util.concurrent.TimeoutException.class);
        assertRestored();
    }

    static final class TimingOutElsewhere {
        @BatonTest
        @Timeout(value = 300, unit = TimeUnit.MILLISECONDS, threadMode = ThreadMode.SEPARATE_THREAD)
        void hangs(TestScheduler scheduler) {
            Schedulers.parallel().schedule(() -> new CompletableFuture<>().join());
            scheduler.runUntilIdle();
        }
    }

    @Test
    void install_ofNothing_leavesTheLibrariesAlone() {
        assertThat(Kit.failures(Kit.run(OptingOut.class))).isEmpty();
    }

    static final class OptingOut {
        @BatonTest(iterations = 2, install = {})
        void stock() {
            assertRestored();
        }
    }

    @Test
    void install_byName_leavesOthersAlone() {
        assertThat(Kit.failures(Kit.run(OnlyReactor.class))).isEmpty();
    }

    static final class OnlyReactor {
        @BatonTest(iterations = 2, install = "reactor")
        void reactorAlone(TestScheduler scheduler) {
            Schedulers.parallel().schedule(() -> {});
            assertThat(scheduler.cancelPending()).isOne();
            CompletableFuture<String> rx = new CompletableFuture<>();
            io.reactivex.rxjava3.schedulers.Schedulers.computation()
                    .scheduleDirect(() -> rx.complete(Thread.currentThread().getName()));
            assertThat(rx.join()).startsWith("RxComputation");
        }
    }

    @Test
    void install_ofAnUnknownName_isRefused() {
        assertThat(Kit.failure(Unknown.class)).hasMessageContaining(
                "@BatonTest is to install \"reaktor\", but no bridge of that name is on the class path; there is coroutines, coroutines-test, reactor, reactor-virtual-time, rxjava");
    }

    static final class Unknown {
        @BatonTest(install = "reaktor")
        void body() {}
    }

    @Test
    void install_besideASchedulerForProduction_isRefused() {
        try (Installation installed = ReactorSchedulers.install(new ForProduction())) {
            assertThat(installed).isNotNull();
            assertThat(Kit.failure(Passing.class))
                    .hasMessageContaining("@BatonTest could not install its scheduler in reactor")
                    .hasMessageContaining("leave reactor out of install");
        }
        assertRestored();
    }

    private static final class ForProduction implements Scheduler {
        @Override
        public void submit(TaskNode task, long delayNanos) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void submit(TaskNode task) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isMainThread() {
            return false;
        }

        @Override
        public long nanoTime() {
            return 0;
        }

        @Override
        public void close() {}
    }

    @Test
    void scheduler_thatBeforeEachKeeps_isThatOfTheRun() {
        assertThat(Kit.failures(Kit.run(KeptInBeforeEach.class))).isEmpty();
    }

    static final class KeptInBeforeEach {
        private reactor.core.scheduler.Scheduler kept = Schedulers.immediate();

        @BeforeEach
        void keep() {
            kept = Schedulers.parallel();
            assertThat(Flux.range(1, 3).publishOn(kept).blockLast()).isEqualTo(3);
        }

        @BatonTest(iterations = 10)
        void usesIt(TestScheduler scheduler) {
            kept.schedule(() -> {});
            assertThat(scheduler.runUntilIdle()).isOne();
        }

        @AfterEach
        void useItAgain() {
            assertThat(Mono.delay(Duration.ofDays(1), kept).block()).isZero();
        }
    }

    @Test
    void work_thatBeforeEachBegins_isAnErrorIfItIsLeftPending() {
        assertThat(Kit.failure(BegunInBeforeEach.class))
                .hasMessageContaining("Work was begun on a default scheduler outside the runs")
                .hasMessageContaining("rerun = Rerun.LIFECYCLE")
                .hasMessageContaining("[parallel]");
        assertRestored();
    }

    static final class BegunInBeforeEach {
        @BeforeEach
        void begin() {
            Flux.interval(Duration.ofSeconds(1)).subscribe();
        }

        @BatonTest(iterations = 2)
        void body() {}
    }

    @Test
    void work_thatBeforeEachBegins_belongsToTheRun_ifItIsRepeated() {
        assertThat(Kit.failures(Kit.run(RepeatedBeforeEach.class))).isEmpty();
        assertThat(SEEN).containsOnly("tick").hasSizeGreaterThanOrEqualTo(5);
    }

    static final class RepeatedBeforeEach {
        @BeforeEach
        void begin() {
            Mono.delay(Duration.ofSeconds(1)).subscribe(tick -> SEEN.add("tick"));
        }

        @BatonTest(iterations = 5, rerun = Rerun.INSTANCE)
        void body(TestScheduler scheduler) {
            scheduler.runUntilIdle();
        }
    }
}
