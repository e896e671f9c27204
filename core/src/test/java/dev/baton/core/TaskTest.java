package dev.baton.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.testing.TestScheduler;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

final class TaskTest {
    private final TestScheduler scheduler = TestScheduler.create();

    @Test
    void cancel_pending_removesTheWork() {
        Task<String> task = scheduler.spawn(() -> "x");
        assertThat(task.cancel()).isTrue();
        assertThat(task).isCancelled();
        assertThat(scheduler.pendingTasks()).isEmpty();
        assertThat(task.cancel(true)).isTrue();
    }

    @Test
    void complete_pending_removesTheWork() {
        Task<Void> timer = scheduler.timer(Duration.ofDays(1));
        assertThat(timer.complete(null)).isTrue();
        assertThat(scheduler.pendingTasks()).isEmpty();
        assertThat(timer.complete(null)).isFalse();
        assertThat(timer).isCompleted();
        assertThat(scheduler.timer(Duration.ofDays(1)).completeExceptionally(new RuntimeException())).isTrue();
        assertThat(scheduler.pendingTasks()).isEmpty();
    }

    @Test
    void asyncStages_areTasksOfTheSameScheduler() {
        CompletableFuture<Integer> sum = scheduler.spawn(() -> 1).thenApplyAsync(x -> x + 1).thenCombineAsync(
                scheduler.timer(Duration.ofSeconds(1)).thenApply(done -> 5), Integer::sum);
        assertThat(sum).isInstanceOf(Task.class);
        assertThat(scheduler.runUntilIdle()).isEqualTo(4);
        assertThat(sum).isCompletedWithValue(7);
    }

    @Test
    void id_ofTheTask_isThatInPendingTasks() {
        Task<String> task = scheduler.spawn(() -> "x");
        Task<String> async = scheduler.spawnAsync(() -> scheduler.spawn(() -> "y"));
        assertThat(scheduler.pendingTasks()).extracting(pending -> pending.id()).containsExactly(task.id(), async.id());
        scheduler.runUntilIdle();
    }

    @Test
    void failure_ofATaskCompletedByHand_isReported() {
        Task<?>[] task = new Task<?>[1];
        task[0] = scheduler.spawn(() -> {
            task[0].complete(null);
            throw new IllegalStateException("nobody takes this");
        });
        assertThatThrownBy(scheduler::runUntilIdle).hasMessage("nobody takes this");
    }

    @Test
    void timeouts_areVirtual() {
        Task<String> never = scheduler.spawnAsync(CompletableFuture::new);
        CompletableFuture<String> other = scheduler.<String>spawnAsync(CompletableFuture::new)
                .completeOnTimeout("default", 2, TimeUnit.HOURS);
        never.orTimeout(1, TimeUnit.HOURS);
        scheduler.runUntilIdle();
        assertThatThrownBy(never::join).hasCauseInstanceOf(TimeoutException.class)
                .hasMessageContaining("within 1 hours");
        assertThat(other).isCompletedWithValue("default");
        assertThat(scheduler.nanoTime()).isEqualTo(Duration.ofHours(2).toNanos());
        scheduler.spawn(() -> "in time").orTimeout(1, TimeUnit.HOURS);
        scheduler.runUntilParked();
        assertThat(scheduler.pendingTasks()).isEmpty();
    }

    @Test
    void minimalCompletionStage_staysOnTheScheduler() {
        StringBuilder ran = new StringBuilder();
        scheduler.spawn(() -> "x").minimalCompletionStage().thenRunAsync(() -> ran.append(scheduler.isDriverThread()));
        scheduler.runUntilIdle();
        assertThat(ran).hasToString("true");
    }

    @Test
    void cancel_dependents_seeTheWorkGone() {
        Task<String> task = scheduler.spawn(() -> "x");
        StringBuilder seen = new StringBuilder();
        task.whenComplete((value, failure) -> seen.append(scheduler.pendingTasks().size()).append(" pending"));
        assertThat(task.cancel()).isTrue();
        assertThat(seen).hasToString("0 pending");
    }

    @Test
    void spawnAsync_failedStage_failsWithItsCause() {
        Task<Object> task = scheduler.spawnAsync(() -> scheduler.spawn(() -> {
            throw new java.io.IOException("disk");
        }));
        assertThatThrownBy(() -> scheduler.blockOn(task)).isInstanceOf(java.io.IOException.class);
        Task<Object> none = scheduler.spawnAsync(() -> null);
        assertThatThrownBy(() -> scheduler.blockOn(none)).hasMessageContaining("returned no stage but null");
    }

    @Test
    void obtrude_isNotSupported() {
        Task<String> task = scheduler.spawn(() -> "x");
        assertThatThrownBy(() -> task.obtrudeValue("y")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> task.obtrudeException(new Error())).isInstanceOf(UnsupportedOperationException.class);
        scheduler.runUntilIdle();
    }

    @Test
    void join_insideTask_isRefused() {
        scheduler.schedule(() -> scheduler.spawn(() -> 1).join());
        assertThatThrownBy(scheduler::runUntilIdle).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("blockOn was called inside task");
    }

    @Test
    void nulls_areRefusedByName() {
        assertThatThrownBy(() -> scheduler.schedule(null)).isInstanceOf(NullPointerException.class).hasMessage("task");
        assertThatThrownBy(() -> scheduler.scheduleLabeled(() -> {}, null)).hasMessage("label");
        assertThatThrownBy(() -> scheduler.scheduleAfter(null, () -> {})).hasMessage("delay");
        assertThatThrownBy(() -> scheduler.schedulePeriodically(Duration.ZERO, null, () -> {})).hasMessage("period");
        assertThatThrownBy(() -> scheduler.spawn(null)).hasMessage("callable");
        assertThatThrownBy(() -> scheduler.spawnAsync(null)).hasMessage("starter");
        assertThatThrownBy(() -> scheduler.blockOn(null)).hasMessage("stage");
        assertThatThrownBy(() -> TaskLabel.of(" ")).isInstanceOf(IllegalArgumentException.class);
        assertThat(scheduler.pendingTasks()).isEmpty();
    }

    @Test
    void executors_deprioritizeThroughAView() {
        BackgroundExecutor executor = new BackgroundExecutor(scheduler.labeled(TaskLabel.of("view")));
        StringBuilder order = new StringBuilder();
        executor.spawnLabeled(TaskLabel.of("slow"), () -> order.append("slow"));
        executor.spawn(() -> order.append("fast "));
        executor.deprioritize(TaskLabel.of("slow"));
        Task<Boolean> main = new ForegroundExecutor(scheduler).spawn(scheduler::isMainThread);
        scheduler.runUntilIdle();
        assertThat(order).hasToString("fast slow");
        assertThat(main).isCompletedWithValue(true);
    }

    @Test
    void submit_sameNodeTwice_isRefused() {
        TaskNode node = new RunnableNode(() -> {});
        scheduler.submit(node);
        assertThatThrownBy(() -> scheduler.submit(node)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("submitted twice");
        scheduler.runUntilIdle();
        assertThat(node).hasToString("TaskTest lambda (done)");
    }
}
