package dev.baton.reactor.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.testing.DeadlockError;
import dev.baton.core.testing.LivelockError;
import dev.baton.core.testing.TestScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import reactor.core.Disposable;
import reactor.core.Scannable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

/**
 * What is wrong with Reactor's own virtual time and not with ours, each with the number it goes by, and where it is cheap to show
 * side by side with Reactor's.
 */
final class StockDefectsTest {
    private final TestScheduler scheduler = TestScheduler.builder().trampolining().maxSteps(1_000).build();
    private final List<Object> seen = new ArrayList<>();
    private VirtualTimeScheduler time = VirtualTimeScheduler.create();

    @BeforeEach
    void enable() {
        time = ReactorVirtualTime.over(scheduler).get();
    }

    @AfterEach
    void reset() {
        time.dispose();
        VirtualTimeScheduler.reset();
        Schedulers.resetOnScheduleHook("test");
        Schedulers.resetOnHandleError("test");
        scheduler.close();
    }

    private static Runnable throwing() {
        return () -> {
            throw new IllegalArgumentException("mine");
        };
    }

    @Test
    void t1_aTaskThatThrows_stopsNothing() {
        Schedulers.parallel().schedule(throwing(), 1, TimeUnit.SECONDS);
        Schedulers.parallel().schedule(() -> seen.add("same time"), 1, TimeUnit.SECONDS);
        Schedulers.parallel().schedule(() -> seen.add("later"), 2, TimeUnit.SECONDS);
        assertThatThrownBy(() -> time.advanceTimeBy(Duration.ofSeconds(3))).hasMessage("mine");
        Schedulers.parallel().schedule(() -> seen.add("new"));
        assertThat(seen).containsExactly("same time", "later", "new");
    }

    @Test
    void t2_anUndelayedTask_doesNotOvertakeWhatIsDueInItsWorker() {
        Scheduler.Worker worker = Schedulers.parallel().createWorker();
        worker.schedule(() -> {
            seen.add("a");
            worker.schedule(() -> seen.add("c"));
        }, 1, TimeUnit.SECONDS);
        worker.schedule(() -> seen.add("b"), 1, TimeUnit.SECONDS);
        time.advanceTimeBy(Duration.ofSeconds(1));
        assertThat(seen).containsExactly("a", "b", "c");
    }

    @Test
    void t3_aDisposedPeriodicTask_isGone() {
        Disposable periodic = Schedulers.parallel().schedulePeriodically(() -> seen.add("tick"), 1, 1, TimeUnit.SECONDS);
        time.advanceTimeBy(Duration.ofSeconds(2));
        periodic.dispose();
        assertThat(periodic.isDisposed()).isTrue();
        assertThat(scheduler.isIdle()).isTrue();
        long count = time.getScheduledTaskCount();
        time.advanceTimeBy(Duration.ofSeconds(1_000));
        assertThat(time.getScheduledTaskCount()).isEqualTo(count);
        assertThat(seen).hasSize(2);
    }

    @Test
    void t4_aDisposedWorker_letsGoOfItsTasks() {
        Scheduler.Worker worker = Schedulers.parallel().createWorker();
        Disposable task = worker.schedule(() -> seen.add("never"), 1, TimeUnit.SECONDS);
        worker.dispose();
        assertThat(task.isDisposed()).isTrue();
        assertThat(scheduler.isIdle()).isTrue();
    }

    @Test
    void t5_aPeriodOfZero_endsInALivelockReport() {
        assertThatThrownBy(() -> Schedulers.parallel().schedulePeriodically(() -> seen.add("tick"), 0, 0, TimeUnit.SECONDS))
                .isInstanceOf(LivelockError.class)
                .hasMessageContaining("The clock stood still");
        assertThat(seen).hasSize(1_000);
        scheduler.cancelPending();
    }

    @Test
    void t6_hooks_seeEveryTaskOnce() {
        Schedulers.onScheduleHook("test", task -> {
            seen.add("hooked");
            return task;
        });
        Schedulers.parallel().schedule(() -> {});
        Schedulers.newSingle("mine").createWorker().schedule(() -> {}, 1, TimeUnit.SECONDS);
        assertThat(seen).containsExactly("hooked", "hooked");
    }

    @Test
    void t7_onlyWhenTrampolining_aTaskRunsBeforeScheduleReturns() {
        TestScheduler waiting = TestScheduler.create();
        Scheduler reactor = dev.baton.reactor.ReactorSchedulers.fromScheduler(waiting);
        reactor.schedule(() -> seen.add("waits"));
        assertThat(seen).isEmpty();
        waiting.runUntilParked();
        assertThat(seen).containsExactly("waits");
    }

    @Test
    void t7_neverOnAnotherThread() throws InterruptedException {
        Scheduler parallel = Schedulers.parallel();
        parallel.schedule(() -> seen.add("mine"));
        CompletableFuture<Throwable> refused = new CompletableFuture<>();
        Thread other = new Thread(() -> {
            try {
                parallel.schedule(() -> seen.add("other"));
            } catch (RuntimeException expected) {
                refused.complete(expected);
            }
        });
        other.start();
        other.join();
        assertThat(refused.join()).hasMessageContaining("is driven by thread");
        assertThat(seen).containsExactly("mine");
        assertThat(scheduler.takeErrors()).hasSize(1);
    }

    @Test
    void t9_verifyLaterOnOneThreadAndVerifyOnAnother_works() throws InterruptedException {
        time.dispose();
        TestScheduler own = TestScheduler.create();
        CompletableFuture<StepVerifier> later = new CompletableFuture<>();
        Thread other = new Thread(() -> later.complete(BatonStepVerifier.create(own, () -> Mono.delay(Duration.ofHours(1)))
                .thenAwait(Duration.ofHours(1))
                .expectNext(0L)
                .expectComplete()
                .verifyLater()));
        other.start();
        other.join();
        assertThat(later.join().verify()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void t9_whenAnotherThreadDrives_saysSo() throws InterruptedException {
        time.dispose();
        TestScheduler own = TestScheduler.create();
        Thread other = new Thread(own::runUntilIdle, "other");
        other.start();
        other.join();
        assertThatIllegalStateException()
                .isThrownBy(() -> BatonStepVerifier.create(own, () -> Mono.just(1)).expectNext(1).verifyComplete())
                .withMessageContaining("is driven by thread \"other\"");
    }

    @Test
    void t11_aTaskThatThrows_callsTheHookAndNotWhoeverScheduled() {
        Schedulers.onHandleError("test", (thread, error) -> seen.add(error.getMessage()));
        Schedulers.parallel().schedule(throwing());
        assertThat(seen).containsExactly("mine");
        assertThat(scheduler.takeErrors()).hasSize(1);
    }

    @Test
    void t12_aNegativeDelay_doesNotTurnTheClockBack() {
        Schedulers.parallel().schedule(() -> {}, 1_000, TimeUnit.SECONDS);
        time.advanceTimeBy(Duration.ofSeconds(100));
        Schedulers.parallel().schedule(() -> seen.add(time.now(TimeUnit.SECONDS)), -60, TimeUnit.SECONDS);
        assertThat(seen).containsExactly(100L);
    }

    @Test
    void t13_anEndlessDelay_isNever() {
        time.advanceTimeBy(Duration.ofNanos(1));
        Disposable task = Schedulers.parallel().schedule(() -> seen.add("never"), Long.MAX_VALUE, TimeUnit.NANOSECONDS);
        time.advanceTimeBy(Duration.ofDays(1_000));
        assertThat(seen).isEmpty();
        assertThat(task.isDisposed()).isFalse();
    }

    @Test
    @EnabledIf(value = "dev.baton.reactor.BlockingPredicate#isSupported", disabledReason = "This Reactor asks nobody before it blocks")
    void t14_aTaskOfParallel_mustNotBlock() {
        Schedulers.parallel().schedule(() -> seen.add("parallel " + Schedulers.isInNonBlockingThread()));
        Schedulers.boundedElastic().schedule(() -> seen.add("elastic " + Schedulers.isInNonBlockingThread()));
        assertThat(seen).containsExactly("parallel true", "elastic false");
    }

    @Test
    @EnabledIf(value = "dev.baton.reactor.BlockingPredicate#isSupported", disabledReason = "This Reactor asks nobody before it blocks")
    void t14_throughBatonStepVerifier_mustNotBlockEither() {
        time.dispose();
        BatonStepVerifier.create(TestScheduler.create(), () -> Mono.fromCallable(() -> Mono.just(1).hide().block())
                        .subscribeOn(Schedulers.parallel()))
                .verifyError(IllegalStateException.class);
    }

    @Test
    void t15_aSchedulerMadeBefore_isOnAnotherClockAndTheReportSaysThatNothingIsPending() {
        time.dispose();
        Scheduler real = Schedulers.newParallel("made before", 1);
        try {
            TestScheduler own = TestScheduler.create();
            assertThatThrownBy(() -> BatonStepVerifier.create(own, () -> Mono.delay(Duration.ofDays(1), real))
                            .thenAwait(Duration.ofDays(1))
                            .expectNext(0L)
                            .verifyComplete())
                    .isInstanceOf(DeadlockError.class)
                    .hasMessageContaining("Pending tasks: none.")
                    .hasMessageContaining("If another thread was to do it, give that work to this scheduler");
        } finally {
            real.dispose();
        }
    }

    @Test
    void t15_aSignalFromARealScheduler_isTakenForWhatItIs() {
        time.dispose();
        Scheduler real = Schedulers.newParallel("made before", 1);
        try {
            TestScheduler own = TestScheduler.builder().allowParking(true).build();
            BatonStepVerifier.create(own, () -> Mono.fromCallable(() -> "real").subscribeOn(real).publishOn(Schedulers.parallel()))
                    .expectNext("real")
                    .verifyComplete();
        } finally {
            real.dispose();
        }
    }

    @Test
    void t15_aSignalOnARealThread_comesOverWhereThatIsAllowed() {
        time.dispose();
        Scheduler real = Schedulers.newParallel("made before", 1);
        Thread[] thread = new Thread[1];
        try {
            TestScheduler own = TestScheduler.builder().allowParking(true).build();
            BatonStepVerifier.create(own, () -> Mono.fromCallable(() -> "real").subscribeOn(real))
                    .consumeNextWith(value -> thread[0] = Thread.currentThread())
                    .verifyComplete();
        } finally {
            real.dispose();
        }
        assertThat(thread[0]).isSameAs(Thread.currentThread());
    }

    @Test
    void t15_aSignalOnARealThread_isRefusedByNameElsewhere() {
        time.dispose();
        Scheduler real = Schedulers.newParallel("made before", 1);
        CompletableFuture<Void> tried = new CompletableFuture<>();
        try {
            TestScheduler own = TestScheduler.create();
            assertThatIllegalStateException()
                    .isThrownBy(() -> BatonStepVerifier.create(own, () -> Mono.create(sink -> real.schedule(() -> {
                                try {
                                    sink.success("real");
                                } catch (IllegalStateException refused) {
                                    seen.add("refused");
                                } finally {
                                    tried.complete(null);
                                }
                            })))
                            .then(tried::join)
                            .expectNext("real")
                            .verifyComplete())
                    .withMessageContaining("Task StepVerifier signal onNext(real) was submitted by thread \"made before-");
        } finally {
            real.dispose();
        }
    }

    @Test
    void t16_aForgottenThenAwait_failsAtOnceAndSaysWhatIsDue() {
        time.dispose();
        TestScheduler own = TestScheduler.create();
        assertThatThrownBy(() -> BatonStepVerifier.create(own, () -> Mono.delay(Duration.ofHours(1)))
                        .expectNext(0L)
                        .verifyComplete())
                .isInstanceOf(DeadlockError.class)
                .hasMessageContaining("expectation \"expectNext(0)\" failed (expected: onNext(0); actual: no signal)")
                .hasMessageContaining("The clock moves only by thenAwait, expectNoEvent, expectTimeout and verify(Duration)")
                .hasMessageContaining("due in 3600000 ms: MonoDelay.MonoDelayRunnable [parallel], reactor")
                .hasMessageContaining("Next due: at virtual time 3600000 ms.");
        assertThat(own.isIdle()).as("the subscription was cancelled").isTrue();
    }

    @Test
    void t17_afterDispose_isRejectedAsReactorDoesElsewhere() {
        Scheduler parallel = Schedulers.newParallel("mine");
        parallel.dispose();
        assertThatThrownBy(() -> parallel.createWorker().schedule(() -> {})).isInstanceOf(RejectedExecutionException.class);
        assertThatThrownBy(() -> parallel.schedule(() -> {})).isInstanceOf(RejectedExecutionException.class);
        assertThatIllegalStateException().isThrownBy(parallel::init);
        time.dispose();
        assertThatThrownBy(() -> time.schedule(() -> {})).isInstanceOf(RejectedExecutionException.class);
        assertThatIllegalStateException().isThrownBy(time::init);
    }

    @Test
    void t18_schedulersAndWorkers_canBeScanned() {
        Scheduler mine = Schedulers.newParallel("mine");
        assertThat(Scannable.from(mine).isScanAvailable()).isTrue();
        assertThat(Scannable.from(mine).scan(Scannable.Attr.NAME)).isNotBlank();
        Scheduler.Worker worker = mine.createWorker();
        assertThat(Scannable.from(worker).scan(Scannable.Attr.TERMINATED)).isFalse();
        worker.dispose();
        assertThat(Scannable.from(worker).scan(Scannable.Attr.TERMINATED)).isTrue();
    }

    @Test
    void t19_outsideAVerification_timeThatHasPassedHasPassed() {
        scheduler.advanceBy(Duration.ofSeconds(10));
        dev.baton.reactor.ReactorSchedulers.fromScheduler(scheduler)
                .schedule(() -> seen.add(scheduler.nanoTime()), 5, TimeUnit.SECONDS);
        assertThat(seen).isEmpty();
        scheduler.advanceBy(Duration.ofSeconds(5));
        assertThat(seen).containsExactly(15_000_000_000L);
    }
}
