package dev.baton.core.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.Cancellable;
import dev.baton.core.Task;
import dev.baton.core.Worker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

final class ErrorsTest {
    private final TestScheduler scheduler = TestScheduler.create();
    private final List<String> ran = new ArrayList<>();

    @Test
    void drive_tasksThrow_finishesThenThrowsTheFirstWithTheOthersSuppressed() {
        scheduler.schedule(() -> {
            throw new IllegalArgumentException("first");
        });
        scheduler.schedule(() -> {
            throw new StackOverflowError("second");
        });
        scheduler.schedule(() -> ran.add("third"));

        assertThatThrownBy(scheduler::runUntilIdle)
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(error -> assertThat(error.getSuppressed()).hasSize(1)
                        .hasOnlyElementsOfType(StackOverflowError.class));
        assertThat(ran).containsExactly("third");
        scheduler.runUntilIdle();
    }

    @Test
    void throwingTask_lane_goesOn() {
        Worker worker = scheduler.createWorker();
        worker.schedule(() -> {
            throw new IllegalArgumentException("head");
        });
        worker.schedule(() -> ran.add("next"));
        assertThatThrownBy(scheduler::runUntilIdle).hasMessage("head");
        assertThat(ran).containsExactly("next");
    }

    @Test
    void expectError_beforeOrAfter_isTakenOnce() {
        scheduler.expectError(IllegalArgumentException.class);
        scheduler.reportError(new IllegalArgumentException("expected"));
        scheduler.reportError(new IllegalStateException("also expected"));
        scheduler.expectError(IllegalStateException.class);
        scheduler.runUntilIdle();
        scheduler.reportError(new IllegalStateException("not expected"));
        assertThatThrownBy(scheduler::runUntilIdle).hasMessage("not expected");
    }

    @Test
    void expectError_neverComes_failsAtClose() {
        scheduler.expectError(IllegalArgumentException.class);
        assertThatThrownBy(scheduler::close).isInstanceOf(AssertionError.class)
                .hasMessageContaining("IllegalArgumentException was expected");
    }

    @Test
    void takeErrors_returnsAndForgets() {
        scheduler.schedule(() -> {
            throw new IllegalArgumentException("taken");
        });
        scheduler.schedule(() -> assertThat(scheduler.takeErrors()).hasSize(1));
        scheduler.runUntilIdle();
    }

    @Test
    void spawnedTask_throws_failureIsItsHoldersAndNobodyElses() {
        Task<Object> task = scheduler.spawn(() -> {
            throw new IllegalArgumentException("mine");
        });
        scheduler.runUntilIdle();
        assertThat(task).isCompletedExceptionally();
    }

    @Test
    void close_workLeft_cancelsItAndSaysWhatAndWhy() {
        Cancellable left = scheduler.scheduleAfter(Duration.ofSeconds(3), () -> ran.add("never"));
        assertThatThrownBy(scheduler::close)
                .isInstanceOf(UnfinishedTasksError.class)
                .hasMessageContaining("due in 3000 ms: ErrorsTest lambda")
                .hasMessageContaining("runUntilIdle()")
                .hasMessageContaining("cancelPending()");
        assertThat(left.isCancelled()).isTrue();
        scheduler.close();
    }

    @Test
    void close_cancelHandlerSubmits_isRejectedAndEnds() {
        Task<String> task = scheduler.spawn(() -> "never");
        task.whenComplete((value, failure) -> scheduler.schedule(() -> ran.add("never")));
        assertThatThrownBy(scheduler::close).isInstanceOf(UnfinishedTasksError.class);
        assertThat(task).isCancelled();
        assertThatThrownBy(() -> scheduler.schedule(() -> {}))
                .isInstanceOf(RejectedExecutionException.class)
                .hasMessageContaining("Task ErrorsTest lambda was submitted to TestScheduler(FIFO) after it was closed");
        assertThatThrownBy(scheduler::runUntilIdle).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("after it was closed");
    }

    @Test
    void close_insideTask_cancelsAndLeavesErrorsToTheBody() {
        scheduler.schedule(() -> {
            scheduler.close();
            throw new IllegalArgumentException("after closing");
        });
        scheduler.schedule(() -> ran.add("never"));
        assertThatThrownBy(scheduler::runUntilIdle).isInstanceOf(UnfinishedTasksError.class)
                .satisfies(error -> assertThat(error.getSuppressed()[0]).hasMessage("after closing"));
        scheduler.reportError(new IllegalArgumentException("late"));
        assertThatThrownBy(scheduler::close).hasMessage("late");
        assertThat(ran).isEmpty();
    }

    @Test
    void close_insideTask_workLeft_isReportedToo() {
        scheduler.schedule(scheduler::close);
        Task<String> left = scheduler.spawn(() -> "never");
        assertThatThrownBy(scheduler::runUntilIdle).isInstanceOf(UnfinishedTasksError.class);
        assertThat(left).isCancelled();
        scheduler.close();
    }

    @Test
    void reportError_afterClose_goesToTheThreadsHandler() throws InterruptedException {
        scheduler.close();
        List<Throwable> handled = new ArrayList<>();
        Thread late = new Thread(() -> scheduler.reportError(new IllegalStateException("late")));
        late.setUncaughtExceptionHandler((thread, error) -> handled.add(error));
        late.start();
        late.join();
        assertThat(handled).hasSize(1);
    }

    private static void giveToTheThreadsHandler(Throwable error) {
        Thread thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, error);
    }

    @Test
    void uncaught_inTask_failsTheDrivingCallAndNoLaterOne() {
        Thread.UncaughtExceptionHandler usual = Thread.currentThread().getUncaughtExceptionHandler();
        scheduler.schedule(() -> giveToTheThreadsHandler(new IllegalStateException("dropped by a library")));
        assertThatThrownBy(scheduler::runUntilIdle).hasMessage("dropped by a library");
        scheduler.close();
        assertThat(Thread.currentThread().getUncaughtExceptionHandler()).isSameAs(usual);
    }

    @Test
    void uncaught_alsoReportedByTheBridge_isOneError() {
        scheduler.expectError(IllegalStateException.class);
        scheduler.schedule(() -> {
            IllegalStateException error = new IllegalStateException("told twice");
            scheduler.reportError(error);
            giveToTheThreadsHandler(error);
        });
        scheduler.runUntilIdle();
        scheduler.close();
    }

    @Test
    void uncaught_userHasSetAHandler_goesThere() {
        List<Throwable> handled = new ArrayList<>();
        Thread.UncaughtExceptionHandler usual = Thread.currentThread().getUncaughtExceptionHandler();
        Thread.currentThread().setUncaughtExceptionHandler((thread, error) -> handled.add(error));
        try {
            scheduler.schedule(() -> giveToTheThreadsHandler(new IllegalStateException("taken by the user")));
            scheduler.runUntilIdle();
        } finally {
            Thread.currentThread().setUncaughtExceptionHandler(usual);
        }
        scheduler.close();
        assertThat(handled).hasSize(1);
    }

    @Test
    void uncaught_schedulerDrivenInTaskOfAnother_goesToTheOneThatIsDriven() {
        TestScheduler inner = TestScheduler.create();
        inner.schedule(() -> giveToTheThreadsHandler(new IllegalStateException("inner")));
        scheduler.schedule(() -> {
            assertThatThrownBy(inner::runUntilIdle).hasMessage("inner");
            giveToTheThreadsHandler(new IllegalStateException("outer"));
        });
        assertThatThrownBy(scheduler::runUntilIdle).hasMessage("outer");
    }

    @Test
    void cancelPending_workThatNeedNotEnd_closeIsSilent() {
        scheduler.schedulePeriodically(Duration.ZERO, Duration.ofSeconds(1), () -> ran.add("tick"));
        scheduler.advanceBy(Duration.ofSeconds(2));
        assertThat(scheduler.cancelPending()).isEqualTo(1);
        scheduler.close();
        assertThat(ran).hasSize(3);
    }

    @Test
    void drive_insideTask_isRefused() {
        scheduler.schedule(scheduler::runUntilIdle);
        assertThatThrownBy(scheduler::runUntilIdle)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("runUntilIdle was called inside task");
    }

    @Test
    void runUntilIdle_endlessLoop_reportsLivelockNamingWhatKeepsItGoing() {
        TestScheduler bounded = TestScheduler.builder().maxSteps(1_000).build();
        bounded.schedulePeriodically(Duration.ZERO, Duration.ofSeconds(1), new Tick());
        assertThatThrownBy(bounded::runUntilIdle)
                .isInstanceOf(LivelockError.class)
                .hasMessageContaining("after 1000 tasks")
                .hasMessageContaining("1000 × ErrorsTest.Tick");
        bounded.cancelPending();
        bounded.close();
    }

    @Test
    void runUntilIdle_periodicPastTheHorizon_reportsLivelock() {
        TestScheduler bounded = TestScheduler.builder().horizon(Duration.ofSeconds(10)).build();
        bounded.schedulePeriodically(Duration.ZERO, Duration.ofSeconds(1), new Tick());
        assertThatThrownBy(bounded::runUntilIdle)
                .isInstanceOf(LivelockError.class).hasMessageContaining("would pass the horizon of 10000 ms")
                .hasMessageContaining("due in 1000 ms: ErrorsTest.Tick");
        assertThat(bounded.nanoTime()).isEqualTo(Duration.ofSeconds(10).toNanos());
        assertThatThrownBy(() -> bounded.advanceBy(Duration.ofHours(1))).isInstanceOf(LivelockError.class);
    }

    @Test
    void maxSteps_endlessSpawning_namesTheSpawningCode() {
        TestScheduler bounded = TestScheduler.builder().maxSteps(100).build();
        bounded.spawn(new Respawn(bounded));
        assertThatThrownBy(bounded::runUntilIdle).hasMessageContaining("100 × ErrorsTest.Respawn");
        bounded.cancelPending();
    }

    private record Respawn(TestScheduler scheduler) implements Callable<Void> {
        @Override
        public Void call() {
            scheduler.spawn(this);
            return null;
        }
    }

    @Test
    void maxSteps_timersOnly_countsTasksAndNotClockJumps() {
        TestScheduler bounded = TestScheduler.builder().maxSteps(10).build();
        for (int i = 1; i <= 10; i++) {
            bounded.scheduleAfter(Duration.ofSeconds(i), () -> ran.add("timer"));
        }
        assertThat(bounded.runUntilIdle()).isEqualTo(10);
    }

    @Test
    void maxSteps_exceeded_runsNothingFurtherAndKeepsEarlierErrors() {
        TestScheduler bounded = TestScheduler.builder().maxSteps(5).build();
        bounded.schedule(() -> {
            throw new IllegalArgumentException("root cause");
        });
        bounded.schedulePeriodically(Duration.ZERO, Duration.ofSeconds(1), () -> ran.add("tick"));
        assertThatThrownBy(bounded::runUntilIdle).hasMessage("root cause")
                .satisfies(error -> assertThat(error.getSuppressed()).hasAtLeastOneElementOfType(LivelockError.class));
        assertThat(ran).hasSize(4);
        bounded.cancelPending();
    }

    @Test
    void nestedBlockOn_failing_leavesTheErrorsOfOthersToTheBody() {
        TestScheduler nesting = TestScheduler.builder().allowNestedBlocking(true).build();
        nesting.schedule(() -> {
            throw new IllegalArgumentException("of another task");
        });
        Task<Object> blocked =
                nesting.spawn(() -> nesting.blockOn(new CompletableFuture<>(), Duration.ofSeconds(1)));
        assertThatThrownBy(nesting::runUntilIdle).hasMessage("of another task");
        assertThat(blocked).isCompletedExceptionally();
        assertThat(blocked.handle((value, failure) -> failure).join()).isInstanceOf(TimeoutException.class);
    }

    @Test
    void firstErrorTakesNoOthers_allAreListed() {
        scheduler.reportError(new Unsuppressing());
        scheduler.reportError(new IllegalStateException("real bug"));
        assertThatThrownBy(scheduler::runUntilIdle).isInstanceOf(AssertionError.class)
                .satisfies(error -> assertThat(error.getSuppressed()).hasSize(2));
    }

    private static final class Unsuppressing extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unsuppressing() {
            super("no suppression", null, false, false);
        }
    }

    private static final class Tick implements Runnable {
        @Override
        public void run() {}
    }
}
