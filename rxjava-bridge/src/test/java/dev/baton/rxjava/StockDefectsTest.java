package dev.baton.rxjava;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.testing.LivelockError;
import dev.baton.core.testing.PendingTask;
import dev.baton.core.testing.TestScheduler;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Observable;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.disposables.Disposable;
import io.reactivex.rxjava3.plugins.RxJavaPlugins;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What RxJava 3.1.12 does wrong, and we do not: its test scheduler (t), its adapter of executors (f) and its clock (c).
 */
final class StockDefectsTest {
    private static final TimeUnit S = TimeUnit.SECONDS;

    private final RxTestScheduler rx = new RxTestScheduler();
    private final Scheduler.Worker worker = rx.createWorker();
    private final List<Object> seen = new ArrayList<>();

    @AfterEach
    void resetHooks() {
        RxJavaPlugins.reset();
    }

    private void note() {
        seen.add(rx.now(S));
    }

    @Test
    void t1_negativeDelay_isNowAndTheClockStands() {
        rx.advanceTimeBy(10, S);
        worker.schedule(this::note, -3, S);
        rx.scheduleDirect(this::note, -3, S);
        rx.triggerActions();
        assertThat(seen).containsExactly(10L, 10L);
        assertThat(rx.now(S)).isEqualTo(10);
    }

    @Test
    void t2_endlessDelay_isNever() {
        rx.advanceTimeBy(10, S);
        worker.schedule(this::note, Long.MAX_VALUE, TimeUnit.NANOSECONDS);
        rx.scheduleDirect(this::note, Long.MAX_VALUE, TimeUnit.DAYS);
        rx.advanceTimeBy(36_500, TimeUnit.DAYS);
        assertThat(seen).isEmpty();
        assertThat(rx.pendingTasks()).hasSize(2).allMatch(task -> task.due().isEmpty());
    }

    @Test
    void t3_timeMovedBack_isRefused() {
        rx.advanceTimeTo(10, S);
        assertThatIllegalArgumentException().isThrownBy(() -> rx.advanceTimeTo(9, S)).withMessageContaining("never runs back");
        assertThatIllegalArgumentException().isThrownBy(() -> rx.advanceTimeBy(-1, S)).withMessageContaining("never runs back");
        assertThat(rx.now(S)).isEqualTo(10);
    }

    @Test
    void t4_advanceInsideATask_isRefusedAndTheClockKeepsItsWay() {
        rx.scheduleDirect(() -> {
            assertThatIllegalStateException().isThrownBy(() -> rx.advanceTimeBy(10, S))
                    .withMessageContaining("inside task");
            note();
        }, 1, S);
        rx.advanceTimeBy(5, S);
        assertThat(seen).containsExactly(1L);
        assertThat(rx.now(S)).isEqualTo(5);
    }

    @Test
    void t5_zeroDelayAndNone_areTheSame() {
        worker.schedule(() -> seen.add("zero"), 0, S);
        worker.schedule(() -> seen.add("none"));
        rx.triggerActions();
        assertThat(seen).containsExactly("zero", "none");
    }

    @Test
    void t6_childOfATask_overtakesNoneThatIsDueAlready() {
        worker.schedule(() -> {
            seen.add("a");
            worker.schedule(() -> seen.add("child"));
        }, 1, S);
        worker.schedule(() -> seen.add("b"), 1, S);
        rx.advanceTimeBy(1, S);
        assertThat(seen).containsExactly("a", "b", "child");
    }

    @Test
    void t7_disposedWorker_keepsNothing() {
        IntStream.range(0, 1_000).forEach(second -> worker.schedule(this::note, second, S));
        assertThat(rx.pendingTasks()).hasSize(1_000);
        worker.dispose();
        assertThat(rx.pendingTasks()).isEmpty();
    }

    @Test
    void t8_taskThatThrows_stopsNothing_andTheCallThrowsInTheEnd() {
        worker.schedule(() -> {
            throw new UnsupportedOperationException("mine");
        }, 1, S);
        worker.schedule(this::note, 2, S);
        assertThatThrownBy(() -> rx.advanceTimeBy(3, S)).isInstanceOf(UnsupportedOperationException.class).hasMessage("mine");
        assertThat(seen).containsExactly(2L);
        assertThat(rx.now(S)).isEqualTo(3);
    }

    @Test
    void t8_taskThatThrows_reachesTheErrorHandlerOnce_ofWorkersToo() {
        RxJavaPlugins.setErrorHandler(error -> seen.add(error.getCause().getMessage()));
        Runnable failing = () -> {
            throw new UnsupportedOperationException("mine");
        };
        worker.schedule(failing);
        rx.scheduleDirect(failing);
        rx.triggerActions();
        assertThat(seen).containsExactly("mine", "mine");
    }

    @Test
    void t9_handleOfATaskThatHasRun_isDisposed() {
        List<Disposable> handles = List.of(worker.schedule(this::note, 1, S), rx.scheduleDirect(this::note));
        assertThat(handles).noneMatch(Disposable::isDisposed);
        rx.advanceTimeBy(1, S);
        assertThat(handles).allMatch(Disposable::isDisposed);
    }

    @Test
    void t10_shutdown_cancelsAndRefusesUntilStart() {
        Disposable pending = rx.scheduleDirect(this::note, 1, S);
        rx.shutdown();
        assertThat(pending.isDisposed()).isTrue();
        assertThat(rx.scheduleDirect(this::note)).isSameAs(Disposable.disposed());
        assertThat(worker.schedule(this::note)).isSameAs(Disposable.disposed());
        assertThat(rx.createWorker().schedule(this::note)).isSameAs(Disposable.disposed());
        rx.start();
        rx.scheduleDirect(this::note);
        rx.advanceTimeBy(1, S);
        assertThat(seen).containsExactly(0L);
    }

    @Test
    void t11_periodOfZero_endsInAReport() {
        RxTestScheduler bounded = RxTestScheduler.over(TestScheduler.builder().maxSteps(1_000).build());
        bounded.schedulePeriodicallyDirect(() -> {}, 0, 0, S);
        assertThatExceptionOfType(LivelockError.class).isThrownBy(() -> bounded.advanceTimeBy(0, S))
                .withMessageContaining("StockDefectsTest lambda");
    }

    @Test
    void t12_hook_isCalledOncePerSubmittedTaskOrNever() {
        assertThat(hookCalls(new RxTestScheduler(true))).containsExactly(1, 1, 1, 1, 1, 1);
        assertThat(hookCalls(new RxTestScheduler(false))).containsExactly(0, 0, 0, 0, 0, 0);
        assertThat(hookCalls(RxTestScheduler.over(TestScheduler.create()))).containsExactly(1, 1, 1, 1, 1, 1);
    }

    /** How often each way of submitting calls the hook, in ten virtual seconds. */
    private static List<Integer> hookCalls(RxTestScheduler scheduler) {
        Scheduler.Worker of = scheduler.createWorker();
        List<Runnable> ways = List.of(
                () -> scheduler.scheduleDirect(() -> {}),
                () -> scheduler.scheduleDirect(() -> {}, 1, S),
                () -> scheduler.schedulePeriodicallyDirect(() -> {}, 1, 1, S),
                () -> of.schedule(() -> {}),
                () -> of.schedule(() -> {}, 1, S),
                () -> of.schedulePeriodically(() -> {}, 1, 1, S));
        AtomicInteger calls = new AtomicInteger();
        RxJavaPlugins.setScheduleHandler(run -> {
            calls.incrementAndGet();
            return run;
        });
        return ways.stream().map(way -> {
            calls.set(0);
            way.run();
            scheduler.advanceTimeBy(10, S);
            return calls.get();
        }).toList();
    }

    @Test
    void t13_nullRunnable_isRefusedAtOnce() {
        for (RxTestScheduler one : List.of(rx, new RxTestScheduler(true))) {
            Scheduler.Worker of = one.createWorker();
            assertThatNullPointerException().isThrownBy(() -> of.schedule(null)).withMessage("run is null");
            assertThatNullPointerException().isThrownBy(() -> of.schedule(null, 1, S)).withMessage("run is null");
            assertThatNullPointerException().isThrownBy(() -> of.schedulePeriodically(null, 1, 1, S)).withMessage("run is null");
            assertThatNullPointerException().isThrownBy(() -> one.scheduleDirect(null)).withMessage("run is null");
            assertThatNullPointerException().isThrownBy(() -> one.scheduleDirect(null, 1, S)).withMessage("run is null");
            assertThatNullPointerException().isThrownBy(() -> one.schedulePeriodicallyDirect(null, 1, 1, S)).withMessage("run is null");
            assertThat(one.pendingTasks()).isEmpty();
        }
    }

    @Test
    void t14_twoThreadsAdvance_theSecondIsRefusedAndTasksRunOnce() throws Exception {
        rx.scheduleDirect(this::note, 1, S);
        rx.advanceTimeBy(1, S);
        AtomicReference<Throwable> refused = new AtomicReference<>();
        rx.scheduleDirect(this::note, 1, S);
        Thread other = new Thread(() -> {
            try {
                rx.advanceTimeBy(1, S);
            } catch (Throwable error) {
                refused.set(error);
            }
        }, "other");
        other.start();
        other.join();
        assertThat(refused.get()).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("\"other\"").hasMessageContaining('"' + Thread.currentThread().getName() + '"');
        rx.advanceTimeBy(1, S);
        assertThat(seen).containsExactly(1L, 2L);
    }

    @Test
    void t15_cancelled_isGoneAtOnceWhereverItWas() {
        List<Disposable> timers = new ArrayList<>();
        IntStream.range(0, 10_000).forEach(second -> timers.add(rx.scheduleDirect(this::note, second + 1, S)));
        for (int i = timers.size() - 1; i > 0; i -= 2) {
            timers.get(i).dispose();
        }
        assertThat(rx.pendingTasks()).hasSize(5_000);
        rx.runUntilIdle();
        assertThat(seen).hasSize(5_000);
    }

    @Test
    void t16_severalSchedulers_shareOneClock() {
        RxTestScheduler one = RxTestScheduler.over(rx.testScheduler());
        RxTestScheduler two = RxTestScheduler.over(rx.testScheduler());
        Observable.timer(1, S, one).observeOn(two).observeOn(one).delay(1, S, two).subscribe(tick -> note());
        one.advanceTimeBy(2, S);
        assertThat(seen).containsExactly(2L);
        assertThat(two.now(S)).isEqualTo(2);
    }

    @Test
    void t17_pendingNextDueStepAndIdle() {
        assertThat(rx.nextDue()).isEmpty();
        worker.schedule(this::note, Long.MAX_VALUE, S);
        assertThat(rx.nextDue()).isEmpty();
        worker.schedule(this::note, 3, S);
        rx.scheduleDirect(this::note, 5, S);
        assertThat(rx.nextDue()).contains(Duration.ofSeconds(3));
        assertThat(rx.pendingTasks()).extracting(PendingTask::due)
                .containsExactly(Optional.of(Duration.ofSeconds(3)), Optional.of(Duration.ofSeconds(5)), Optional.empty());
        assertThat(rx.runOne()).isTrue();
        assertThat(seen).containsExactly(3L);
        assertThat(rx.runUntilIdle()).isEqualTo(1);
        assertThat(seen).containsExactly(3L, 5L);
        assertThat(rx.runOne()).isFalse();
        rx.scheduleDirect(this::note);
        assertThat(rx.nextDue()).contains(Duration.ZERO);
    }

    @Test
    void f1_workerAfterATaskThatThrew_goesOn() {
        RxJavaPlugins.setErrorHandler(error -> seen.add(error.getCause().getMessage()));
        Scheduler overAnExecutor = RxSchedulers.fromScheduler(new NoForeground(rx.testScheduler()));
        Scheduler.Worker of = overAnExecutor.createWorker();
        of.schedule(() -> {
            throw new UnsupportedOperationException("mine");
        });
        of.schedule(() -> seen.add("next"));
        rx.triggerActions();
        assertThat(seen).containsExactly("mine", "next");
    }

    @Test
    void f2_periodOfZero_isTakenAndRunsUntilDisposed() {
        List<Disposable> handle = new ArrayList<>();
        handle.add(RxSchedulers.fromScheduler(new NoForeground(rx.testScheduler())).schedulePeriodicallyDirect(() -> {
            note();
            if (seen.size() == 10) {
                handle.get(0).dispose();
            }
        }, 0, 0, S));
        rx.triggerActions();
        assertThat(seen).hasSize(10);
    }

    @Test
    void f3_equalDelays_keepTheirOrderOnAnyNumberOfThreads() {
        TestScheduler random = TestScheduler.withSeed(3);
        Scheduler.Worker of = RxSchedulers.fromScheduler(new NoForeground(random)).createWorker();
        IntStream.range(0, 100).forEach(number -> of.schedule(() -> seen.add(number), 1, S));
        random.runUntilIdle();
        assertThat(seen).isEqualTo(IntStream.range(0, 100).boxed().toList());
    }

    @Test
    void c1_when_keepsTheClock() {
        Scheduler limited = rx.when(workers -> Completable.merge(workers.map(Completable::concat)));
        rx.advanceTimeBy(7, S);
        assertThat(limited.now(S)).isEqualTo(7);
        assertThat(limited.createWorker().now(S)).isEqualTo(7);
        limited.schedulePeriodicallyDirect(this::note, 1, 1, S);
        limited.createWorker().schedulePeriodically(this::note, 1, 1, S);
        rx.advanceTimeBy(4, S);
        assertThat(seen).containsExactly(8L, 8L, 9L, 9L, 10L, 10L, 11L, 11L);
        ((Disposable) limited).dispose();
        assertThat(((Disposable) limited).isDisposed()).isTrue();
    }

    @Test
    void c2_runThatComesLate_movesNoLaterOne() {
        RxTestScheduler nested = RxTestScheduler.over(TestScheduler.builder().allowNestedBlocking(true).build());
        Disposable periodic = nested.schedulePeriodicallyDirect(() -> {
            long minute = nested.now(TimeUnit.MINUTES);
            seen.add(minute);
            if (minute == 2) {
                nested.testScheduler().blockOn(nested.testScheduler().timer(Duration.ofMinutes(100)));
            }
        }, 1, 1, TimeUnit.MINUTES);
        nested.advanceTimeTo(104, TimeUnit.MINUTES);
        periodic.dispose();
        assertThat(seen).hasSize(104).startsWith(1L, 2L, 102L, 102L).endsWith(102L, 103L, 104L);
    }
}
