package dev.baton.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.testing.TestScheduler;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/** A task that becomes what a stage becomes. */
final class TaskOfStageTest {
    private final TestScheduler scheduler = TestScheduler.create();
    private final CompletableFuture<String> stage = new CompletableFuture<>();

    @Test
    void join_onTheDriver_runsTheScheduler() {
        scheduler.scheduleAfter(Duration.ofSeconds(1), () -> stage.complete("done"));
        assertThat(Task.of(scheduler, stage).join()).isEqualTo("done");
        assertThat(scheduler.nanoTime()).isEqualTo(1_000_000_000);
    }

    @Test
    void failure_wrappedByAStage_isTheTasksOwn() {
        IOException failure = new IOException("mine");
        Task<String> task = Task.of(scheduler, stage.thenApply(value -> value));
        scheduler.schedule(() -> stage.completeExceptionally(new CompletionException(failure)));
        assertThatThrownBy(task::get).isInstanceOf(ExecutionException.class).cause().isSameAs(failure);
    }

    @Test
    void cancel_ofTheTask_cancelsTheStage() {
        assertThat(Task.of(scheduler, stage).cancel()).isTrue();
        assertThat(stage.isCancelled()).isTrue();
    }

    @Test
    void complete_byHand_cancelsTheStage() {
        Task<String> task = Task.of(scheduler, stage);
        assertThat(task.complete("mine")).isTrue();
        assertThat(stage.isCancelled()).isTrue();
        assertThat(task.join()).isEqualTo("mine");
    }

    @Test
    void cancel_ofTheStage_cancelsTheTask() {
        Task<String> task = Task.of(scheduler, stage);
        stage.cancel(false);
        assertThat(task.isCancelled()).isTrue();
    }

    @Test
    void asyncStage_runsOnTheScheduler() {
        CompletableFuture<Boolean> inTask =
                Task.of(scheduler, stage).thenApplyAsync(value -> scheduler.currentTask() != null);
        scheduler.schedule(() -> stage.complete("done"));
        assertThat(inTask.join()).isTrue();
    }

    @Test
    void stageThatNobodyCompletes_isADeadlockToldAtOnce() {
        assertThatThrownBy(() -> Task.of(scheduler, stage).join()).isInstanceOf(dev.baton.core.testing.DeadlockError.class);
    }
}
