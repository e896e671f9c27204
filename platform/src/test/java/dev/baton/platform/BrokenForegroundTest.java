package dev.baton.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.Cancellable;
import dev.baton.core.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Foregrounds that refuse, throw, forget, block, and run turns where they must not. */
final class BrokenForegroundTest {
    private static final long MILLISECOND = Duration.ofMillis(1).toNanos();

    private final Queue<Throwable> errors = new ConcurrentLinkedQueue<>();
    private final ManualForeground manual = new ManualForeground();
    private final List<ThreadPoolScheduler> open = new ArrayList<>();

    @AfterEach
    void close() {
        open.forEach(ThreadPoolScheduler::close);
    }

    private ThreadPoolScheduler over(Foreground foreground) {
        ThreadPoolScheduler scheduler = ThreadPoolScheduler.builder()
                .threads(1)
                .foreground(foreground)
                .errorHandler(errors::add)
                .build();
        open.add(scheduler);
        return scheduler;
    }

    private Throwable error() {
        Await.until(() -> !errors.isEmpty());
        return errors.remove();
    }

    @Test
    void submitForeground_refused_isRejectedNamingTaskAndForeground() {
        ThreadPoolScheduler scheduler = over(manual);
        manual.refuses = true;
        ProbeNode task = new ProbeNode();
        assertThatThrownBy(() -> scheduler.submitForeground(task, 0))
                .isInstanceOf(RejectedExecutionException.class)
                .hasMessage("Task probe was rejected: ManualForeground takes no more turns. "
                        + "Close the scheduler before its foreground ends")
                .hasRootCauseMessage("no more turns");
        manual.refuses = false;
        ProbeNode next = new ProbeNode();
        scheduler.submitForeground(next, 0);
        manual.takeTurns();
        assertThat(task.outcomes()).isZero();
        assertThat(next.runs).hasValue(1);
        assertThat(errors).isEmpty();
    }

    @Test
    void submitForeground_executeThrowsAnything_isRejectedWithTheCause() {
        Error thrown = new LinkageError("in execute");
        ThreadPoolScheduler scheduler = over(Foreground.of(
                turn -> {
                    throw thrown;
                },
                () -> false));
        assertThatThrownBy(() -> scheduler.scheduleForeground(() -> {}))
                .isInstanceOf(RejectedExecutionException.class)
                .hasCause(thrown);
        Task<Integer> delayed = scheduler.spawn(() -> 1);
        assertThat(Await.value(delayed)).isEqualTo(1);
    }

    @Test
    void submitForeground_refused_leavesWhatWasAccepted() {
        ThreadPoolScheduler scheduler = over(manual);
        ProbeNode accepted = new ProbeNode();
        scheduler.submitForeground(accepted, 0);
        manual.refuses = true;
        assertThatThrownBy(() -> scheduler.submitForeground(new ProbeNode(), 0))
                .isInstanceOf(RejectedExecutionException.class);
        manual.takeTurns();
        assertThat(accepted.runs).hasValue(1);
    }

    @Test
    void delayed_refusedWhenDue_isCancelledAndReported() {
        ThreadPoolScheduler scheduler = over(manual);
        manual.refuses = true;
        ProbeNode task = new ProbeNode();
        scheduler.submitForeground(task, MILLISECOND);
        assertThat(error()).isInstanceOf(RejectedExecutionException.class).hasMessageContaining("Task probe");
        assertThat(task.isCancelled()).isTrue();
        manual.refuses = false;
        ProbeNode next = new ProbeNode();
        scheduler.submitForeground(next, MILLISECOND); // the timer thread has survived
        Await.until(() -> manual.turns() == 1);
        manual.takeTurns();
        assertThat(next.runs).hasValue(1);
    }

    @Test
    void periodic_refused_ends() {
        ThreadPoolScheduler scheduler = over(manual);
        Cancellable periodic = scheduler.foreground().schedulePeriodically(Duration.ZERO, Duration.ZERO, () -> {
            manual.refuses = true;
        });
        manual.takeTurns();
        assertThat(periodic.isCancelled()).isTrue();
    }

    @Test
    void submitForeground_servedByAnothersTurnAndRefused_reportsTheOneLeftWithout() {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        Foreground hesitant = Foreground.of(
                turn -> {
                    if (Thread.currentThread().getName().equals("refused")) {
                        asked.countDown();
                        Await.zero(answer);
                        throw new RejectedExecutionException("at last");
                    }
                    manual.execute(turn);
                },
                manual::isForegroundThread);
        ThreadPoolScheduler scheduler = over(hesitant);
        ProbeNode first = new ProbeNode();
        ProbeNode second = new ProbeNode();
        Thread submitter = new Thread(() -> scheduler.submitForeground(first, 0), "refused");
        submitter.start();
        Await.zero(asked);
        scheduler.submitForeground(second, 0);
        manual.takeTurns();
        assertThat(first.runs).hasValue(1);
        answer.countDown();
        Await.end(submitter);
        assertThat(second.isCancelled()).isTrue();
        assertThat(error()).isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void turn_onAnotherThread_cancelsTheTaskAndReports() {
        ThreadPoolScheduler scheduler = over(Foreground.of(Runnable::run, () -> false));
        ProbeNode task = new ProbeNode();
        scheduler.submitForeground(task, 0);
        assertThat(task.isCancelled()).isTrue();
        assertThat(error())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Foreground task probe was cancelled")
                .hasMessageContaining("\"" + Thread.currentThread().getName() + "\"");
    }

    @Test
    void turn_questionThrows_cancelsTheTaskAndReports() {
        IllegalStateException thrown = new IllegalStateException("which thread?");
        ThreadPoolScheduler scheduler = over(Foreground.of(manual, () -> {
            throw thrown;
        }));
        ProbeNode task = new ProbeNode();
        scheduler.submitForeground(task, 0);
        manual.takeTurns();
        assertThat(task.isCancelled()).isTrue();
        assertThat(errors).containsExactly(thrown);
        assertThatThrownBy(scheduler::isMainThread).isSameAs(thrown);
    }

    @Test
    void turn_comesTwice_runsTheTaskOnce() {
        ThreadPoolScheduler scheduler = over(Foreground.of(
                turn -> {
                    manual.execute(turn);
                    manual.execute(turn);
                },
                manual::isForegroundThread));
        ProbeNode task = new ProbeNode();
        scheduler.submitForeground(task, 0);
        manual.takeTurns();
        assertThat(task.runs).hasValue(1);
    }

    @Test
    void close_turnsThatNeverCome_cancelsWhatWaitsForThem() {
        ExecutorService executor = Executors.newSingleThreadExecutor();
        ThreadPoolScheduler scheduler = over(Foreground.ofSingleThread(executor));
        CountDownLatch release = new CountDownLatch(1);
        executor.execute(() -> awaitInterrupted(release));
        ProbeNode forgotten = new ProbeNode();
        scheduler.submitForeground(forgotten, 0);
        executor.shutdownNow();
        assertThatThrownBy(() -> scheduler.scheduleForeground(() -> {}))
                .isInstanceOf(RejectedExecutionException.class);
        assertThat(forgotten.isDone()).isFalse();
        scheduler.close();
        assertThat(forgotten.isCancelled()).isTrue();
    }

    private static void awaitInterrupted(CountDownLatch release) {
        try {
            release.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void close_foregroundBlockedForEver_returnsAndCancelsWhatHasNotBegun() {
        CountDownLatch release = new CountDownLatch(1);
        CompletableFuture<Thread> begun = new CompletableFuture<>();
        MainLoop loop = MainLoop.create();
        Thread main = new Thread(loop::run, "blocked");
        main.start();
        ThreadPoolScheduler scheduler = over(loop);
        scheduler.scheduleForeground(() -> {
            begun.complete(Thread.currentThread());
            Await.zero(release);
        });
        Await.value(begun);
        ProbeNode ready = new ProbeNode();
        ProbeNode delayed = new ProbeNode();
        scheduler.submitForeground(ready, 0);
        scheduler.submitForeground(delayed, MILLISECOND);
        scheduler.close();
        Await.value(delayed.settled);
        assertThat(ready.isCancelled()).isTrue();
        assertThat(delayed.isCancelled()).isTrue();
        release.countDown();
        loop.quit();
        Await.end(main);
    }

    @Test
    void close_executeBlockedForEver_returnsAndCancelsWhatHasNotBegun() {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch blocked = new CountDownLatch(1);
        ThreadPoolScheduler scheduler = over(Foreground.of(
                turn -> {
                    blocked.countDown();
                    Await.zero(release);
                },
                () -> false));
        ProbeNode due = new ProbeNode();
        ProbeNode delayed = new ProbeNode();
        scheduler.submitForeground(due, MILLISECOND);
        Await.zero(blocked); // the timer thread
        scheduler.submitForeground(delayed, MILLISECOND);
        scheduler.close();
        assertThat(due.isCancelled()).isTrue();
        assertThat(delayed.isCancelled()).isTrue();
        release.countDown();
    }
}
