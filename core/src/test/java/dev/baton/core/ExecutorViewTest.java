package dev.baton.core;

import static java.util.concurrent.TimeUnit.DAYS;
import static java.util.concurrent.TimeUnit.HOURS;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.testing.DeadlockError;
import dev.baton.core.testing.Exploration;
import dev.baton.core.testing.PendingTask;
import dev.baton.core.testing.TestScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** An executor in virtual time, exactly; what the JDK demands on every ground is tested in platform. */
final class ExecutorViewTest {
    private final TestScheduler scheduler = TestScheduler.create();
    private final ScheduledExecutorService executor = scheduler.asExecutorService();
    private final List<Object> ran = new ArrayList<>();

    private void note() {
        ran.add(scheduler.nanoTime());
    }

    @Test
    void fixedRate_slowRuns_doesNotDrift() {
        Future<?> periodic = executor.scheduleAtFixedRate(this::note, 5, 10, NANOSECONDS);
        scheduler.advanceBy(Duration.ofNanos(42));
        assertThat(ran).containsExactly(5L, 15L, 25L, 35L);
        assertThat(((ScheduledFuture<?>) periodic).getDelay(NANOSECONDS)).isEqualTo(3);
        periodic.cancel(false);
        assertThat(scheduler.pendingTasks()).isEmpty();
    }

    @Test
    void fixedRateThatBlocks_catchesUp_fixedDelayDoesNot() throws Exception {
        TestScheduler nested = TestScheduler.builder().allowNestedBlocking(true).build();
        ScheduledExecutorService slow = nested.asExecutorService();
        List<String> runs = new ArrayList<>();
        Future<?> rate = slow.scheduleAtFixedRate(() -> {
            runs.add("rate " + nested.nanoTime());
            if (nested.nanoTime() < 10) {
                nested.blockOn(nested.timer(Duration.ofNanos(25)));
            }
        }, 0, 10, NANOSECONDS);
        nested.advanceBy(Duration.ofNanos(40));
        rate.cancel(false);
        assertThat(runs).containsExactly("rate 0", "rate 25", "rate 25", "rate 30", "rate 40");
        runs.clear();
        Future<?> delay = slow.scheduleWithFixedDelay(() -> {
            runs.add("delay " + nested.nanoTime());
            nested.blockOn(nested.timer(Duration.ofNanos(25)));
        }, 0, 10, NANOSECONDS);
        nested.advanceBy(Duration.ofNanos(80));
        delay.cancel(false);
        assertThat(runs).containsExactly("delay 40", "delay 75", "delay 110");
        nested.advanceBy(Duration.ofNanos(100));
        assertThat(runs).hasSize(3);
    }

    @Test
    void get_runsTheSchedulerToThatTaskAndNoFurther() throws Exception {
        executor.schedule(this::note, 3, DAYS);
        assertThat(executor.schedule(() -> "value", 2, DAYS).get()).isEqualTo("value");
        assertThat(scheduler.nanoTime()).isEqualTo(DAYS.toNanos(2));
        assertThat(ran).isEmpty();
    }

    @Test
    void get_timeout_isVirtualTime() {
        ScheduledFuture<String> late = executor.schedule(() -> "late", 10, SECONDS);
        assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> late.get(4, SECONDS))
                .withMessageContaining("PT4S of virtual time");
        assertThat(scheduler.nanoTime()).isEqualTo(SECONDS.toNanos(4));
        assertThat(late.isDone()).isFalse();
        assertThat(late.getDelay(SECONDS)).isEqualTo(6);
    }

    @Test
    void get_ofWhatNothingCanDo_isADeadlockReportThatNamesIt() {
        Future<String> handedBack = executor.schedule(() -> "never", 1, DAYS);
        executor.shutdownNow();
        assertThatExceptionOfType(DeadlockError.class).isThrownBy(handedBack::get)
                .withMessageContaining("get() of executor task ExecutorViewTest lambda waits for what nothing left can do");
        Future<String> never = scheduler.asExecutorService().schedule(() -> "never", Long.MAX_VALUE, DAYS);
        assertThatThrownBy(never::get).isInstanceOf(DeadlockError.class);
        assertThatThrownBy(() -> never.get(1, HOURS)).isInstanceOf(TimeoutException.class);
    }

    @Test
    void blockingCall_inATask_isRefusedWithTheReason() {
        Future<String> inner = executor.schedule(() -> "inner", 1, SECONDS);
        List<Callable<?>> calls = List.of(
                inner::get,
                () -> inner.get(1, SECONDS),
                () -> executor.invokeAll(List.of(() -> "x")),
                () -> executor.invokeAny(List.of(() -> "x")),
                () -> executor.awaitTermination(1, SECONDS));
        for (Callable<?> call : calls) {
            Future<?> outer = executor.submit(call);
            assertThatThrownBy(outer::get).cause().isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("called inside a task").hasMessageContaining("allowNestedBlocking(true)");
        }
    }

    @Test
    void blockingCall_inATaskWhereThatIsAllowed_runsTheOthers() throws Exception {
        TestScheduler nested = TestScheduler.builder().allowNestedBlocking(true).build();
        ScheduledExecutorService pool = nested.asExecutorService();
        Future<Integer> sum = pool.submit(() -> {
            int total = 0;
            List<Callable<Integer>> parts = List.of(() -> 1, () -> 2, pool.schedule(() -> 3, 1, HOURS)::get);
            for (Future<Integer> part : pool.invokeAll(parts)) {
                total += part.get();
            }
            return total;
        });
        assertThat(sum.get()).isEqualTo(6);
        assertThat(nested.nanoTime()).isEqualTo(HOURS.toNanos(1));
    }

    @Test
    void poolOfOneThatWaitsForItself_isADeadlock_orRunsIntoTheTimeout() throws Exception {
        TestScheduler nested = TestScheduler.builder().allowNestedBlocking(true).build();
        ScheduledExecutorService single = nested.createWorker().asExecutorService();
        Future<String> starved = single.submit(() -> single.submit(() -> "behind").get());
        assertThatThrownBy(starved::get).cause().isInstanceOf(DeadlockError.class);

        List<Callable<String>> behind = List.of(() -> "behind");
        Future<Boolean> limited = single.submit(() -> single.invokeAll(behind, 5, SECONDS).get(0).isCancelled());
        assertThat(limited.get()).isTrue();
        Future<String> any = single.submit(() -> single.invokeAny(behind, 5, SECONDS));
        assertThatThrownBy(any::get).cause().isInstanceOf(TimeoutException.class);
        assertThat(nested.nanoTime()).isEqualTo(SECONDS.toNanos(10));
        assertThat(nested.pendingTasks()).isEmpty();
    }

    @Test
    void invokeAny_takesTheFirstInVirtualTimeAndCancelsTheRest() throws Exception {
        List<Callable<String>> both = List.of(() -> "a", () -> "b");
        assertThat(executor.invokeAny(both)).isEqualTo("a");
        assertThat(scheduler.pendingTasks()).isEmpty();
        Set<String> winners = new TreeSet<>();
        for (long seed = 0; seed < 20; seed++) {
            winners.add(TestScheduler.withSeed(seed).asExecutorService().invokeAny(both));
        }
        assertThat(winners).containsExactly("a", "b");
    }

    @Test
    void invokeAny_onASchedulerThatIsClosedMeanwhile_fails() {
        QueuedScheduler closing = new QueuedScheduler() {
            @Override
            public void submit(TaskNode task) {
                task.cancel(); // as a scheduler does that is closed before the task begins
            }
        };
        ScheduledExecutorService view = closing.asExecutorService();
        assertThatThrownBy(() -> view.invokeAny(List.of(() -> "a", () -> "b")))
                .isInstanceOf(ExecutionException.class).hasCauseInstanceOf(CancellationException.class);
    }

    @Test
    void awaitTermination_runsWhatIsLeftInItsTime() throws Exception {
        executor.schedule(this::note, 7, DAYS);
        executor.scheduleAtFixedRate(this::note, 1, 1, DAYS);
        executor.shutdown();
        assertThat(executor.awaitTermination(6, DAYS)).isFalse();
        assertThat(executor.awaitTermination(6, DAYS)).isTrue();
        assertThat(ran).containsExactly(DAYS.toNanos(7));
        assertThat(scheduler.nanoTime()).isEqualTo(DAYS.toNanos(7));
    }

    @Test
    void close_runsToTheEnd_andReportsOneThatNeverComes() {
        ExecutorView view = new ExecutorView(scheduler);
        view.schedule(this::note, 7, DAYS);
        view.close();
        assertThat(ran).containsExactly(DAYS.toNanos(7));
        view.close();
        ExecutorView endless = new ExecutorView(scheduler);
        endless.schedule(this::note, Long.MAX_VALUE, DAYS);
        assertThatThrownBy(endless::close).isInstanceOf(DeadlockError.class).hasMessageContaining("close() of");
    }

    @Test
    void close_onAnInterruptedThread_stopsWhatIsLeftAndKeepsTheFlag() {
        ExecutorView view = new ExecutorView(scheduler);
        view.schedule(this::note, 7, DAYS);
        Thread.currentThread().interrupt();
        view.close();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(view.isTerminated()).isTrue();
        assertThat(ran).isEmpty();
    }

    @Test
    void executedTaskThatThrows_isReported_submittedOneIsNot() {
        executor.execute(() -> {
            throw new IllegalArgumentException("executed");
        });
        executor.submit(() -> {
            throw new IllegalArgumentException("submitted");
        });
        assertThatThrownBy(scheduler::runUntilIdle).hasMessage("executed").hasNoSuppressedExceptions();
    }

    @Test
    void cancelledTask_isForgottenAtOnce() {
        executor.schedule(this::note, 1, DAYS).cancel(false);
        executor.scheduleWithFixedDelay(this::note, 1, 1, DAYS).cancel(true);
        executor.submit(this::note).cancel(false);
        assertThat(scheduler.pendingTasks()).isEmpty();
    }

    @Test
    void names_areThoseOfWhatWasSubmitted() {
        executor.execute(new Named());
        executor.submit(new Named());
        executor.scheduleAtFixedRate(new Named(), 0, 1, DAYS);
        assertThat(scheduler.pendingTasks()).extracting(PendingTask::name)
                .containsOnly("ExecutorViewTest.Named");
        scheduler.cancelPending();
    }

    private static final class Named implements Runnable {
        @Override
        public void run() {}
    }

    @Test
    void labels_areThoseOfTheViewElseOfTheTaskThatSubmits() {
        TaskLabel slow = TaskLabel.of("slow");
        scheduler.deprioritize(slow);
        scheduler.labeled(slow).asExecutorService().execute(() -> executor.execute(() -> ran.add("slow's own")));
        executor.execute(() -> executor.execute(() -> ran.add("normal")));
        scheduler.runOne();
        scheduler.labeled(slow).asExecutorService().submit(() -> ran.add("slow"));
        scheduler.runUntilIdle();
        assertThat(ran.get(0)).isEqualTo("normal");
        assertThat(ran).containsExactlyInAnyOrder("normal", "slow", "slow's own");
    }

    @Test
    void onAWorker_tasksKeepTheirOrderUnderEverySeed() {
        Exploration.of(run -> {
            List<Integer> order = new ArrayList<>();
            ScheduledExecutorService single = run.createWorker().asExecutorService();
            for (int i = 0; i < 5; i++) {
                int number = i;
                single.execute(() -> order.add(number));
            }
            run.runUntilIdle();
            assertThat(order).containsExactly(0, 1, 2, 3, 4);
        }).iterations(50).run();
    }

    @Test
    void onAClosedWorkerOrScheduler_pendingFuturesAreCancelledAndTasksRejected() {
        Worker worker = scheduler.createWorker();
        ScheduledExecutorService single = worker.asExecutorService();
        List<Future<?>> futures = List.of(
                single.submit(this::note), single.schedule(this::note, 1, DAYS), single.scheduleAtFixedRate(this::note, 1, 1, DAYS));
        worker.close();
        assertThat(futures).allMatch(Future::isCancelled);
        assertThatThrownBy(() -> single.submit(this::note)).isInstanceOf(RejectedExecutionException.class);
        single.shutdown();
        assertThat(single.isTerminated()).isTrue();

        Future<?> pending = executor.schedule(this::note, 1, DAYS);
        assertThatThrownBy(scheduler::close).isInstanceOf(AssertionError.class);
        assertThatThrownBy(pending::get).isInstanceOf(CancellationException.class);
        assertThatThrownBy(() -> executor.execute(this::note)).isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void shutdown_ofOneView_leavesTheOthersAlone() {
        executor.submit(this::note);
        ScheduledExecutorService other = scheduler.asExecutorService();
        other.schedule(this::note, 1, SECONDS);
        assertThat(other.shutdownNow()).hasSize(1);
        scheduler.runUntilIdle();
        assertThat(ran).containsExactly(0L);
    }

    @Test
    void wayBack_leadsToTheSchedulerOrView() {
        assertThat(Scheduler.of(executor)).isSameAs(scheduler);
        Scheduler view = scheduler.labeled(TaskLabel.of("slow"));
        assertThat(Scheduler.of(view.asExecutorService())).isEqualTo(view);
        assertThat(executor).hasToString(scheduler + ".asExecutorService()");
    }

    @Test
    void sameSeed_sameOrder_alsoOfWhatShutdownNowReturns() {
        Set<List<Object>> orders = new HashSet<>();
        for (int i = 0; i < 5; i++) {
            TestScheduler seeded = TestScheduler.withSeed(7);
            ScheduledExecutorService pool = seeded.asExecutorService();
            List<Object> order = new ArrayList<>();
            List<Object> submitted = new ArrayList<>();
            for (int t = 0; t < 20; t++) {
                int number = t;
                submitted.add(pool.schedule(() -> order.add(number), t % 3, MILLISECONDS));
            }
            seeded.advanceBy(Duration.ofMillis(1));
            pool.shutdownNow().forEach(left -> order.add("left " + submitted.indexOf(left)));
            orders.add(order);
        }
        assertThat(orders).hasSize(1);
    }

    @Test
    void delayedExecutor_runsAfterTheDelay() {
        scheduler.delayedExecutor(Duration.ofSeconds(3)).execute(this::note);
        scheduler.runUntilIdle();
        assertThat(ran).containsExactly(SECONDS.toNanos(3));
    }
}
