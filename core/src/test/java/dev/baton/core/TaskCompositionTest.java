package dev.baton.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.testing.Exploration;
import dev.baton.core.testing.TestScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Tasks made of tasks. */
final class TaskCompositionTest {
    private final TestScheduler scheduler = TestScheduler.create();

    private static final class Mine extends Exception {
        private static final long serialVersionUID = 1;
    }

    @Test
    void allOf_join_runsTheScheduler() throws Exception {
        Task<String> first = scheduler.spawn(() -> "first");
        Task<?> second = scheduler.timer(Duration.ofHours(2));
        Task<Void> all = Task.allOf(first, second, CompletableFuture.completedFuture("plain"));
        assertThat(all.join()).isNull();
        assertThat(scheduler.nanoTime()).isEqualTo(Duration.ofHours(2).toNanos());
        assertThat(first.join()).isEqualTo("first");
        assertThat(Task.allOf(first).get(1, TimeUnit.SECONDS)).isNull();
    }

    @Test
    void allOf_oneFails_failsAsTheJdksWhenAllAreDone() {
        Mine mine = new Mine();
        Task<?> bad = scheduler.spawn(() -> {
            throw mine;
        });
        Task<Void> all = Task.allOf(bad, scheduler.timer(Duration.ofHours(2)));
        CompletableFuture<Void> stock = CompletableFuture.allOf(bad);
        assertThatThrownBy(all::get).isInstanceOf(ExecutionException.class).cause().isSameAs(mine);
        assertThatThrownBy(all::join).isInstanceOf(CompletionException.class).cause().isSameAs(mine);
        assertThatThrownBy(stock::join).isInstanceOf(CompletionException.class).cause().isSameAs(mine);
        assertThat(scheduler.nanoTime()).isEqualTo(Duration.ofHours(2).toNanos());
        assertThatThrownBy(() -> scheduler.blockOn(all)).isSameAs(mine);
    }

    @Test
    void anyOf_givesTheFirstInVirtualTime() {
        Task<Object> first = Task.anyOf(
                scheduler.timer(Duration.ofHours(2)), scheduler.timer(Duration.ofHours(1)).thenApply(now -> "first"));
        assertThat(first.join()).isEqualTo("first");
        assertThat(scheduler.nanoTime()).isEqualTo(Duration.ofHours(1).toNanos());
    }

    @Test
    void compositions_ofNoTask_nameTheWayOut() {
        assertThatIllegalArgumentException().isThrownBy(() -> Task.allOf(new CompletableFuture<>()))
                .withMessageContaining("Task.allOf(scheduler, futures)");
        assertThatIllegalArgumentException().isThrownBy(Task::anyOf);
        CompletableFuture<String> plain = new CompletableFuture<>();
        scheduler.scheduleAfter(Duration.ofHours(1), () -> plain.complete("plain"));
        assertThat(Task.allOf(scheduler, List.of())).isCompleted();
        assertThat(Task.allOf(scheduler, List.of(plain)).join()).isNull();
        assertThat(Task.anyOf(scheduler, List.of(plain)).join()).isEqualTo("plain");
    }

    @Test
    void compositions_cancelled_leaveTheirSourcesAlone() {
        Task<String> source = scheduler.spawn(() -> "source");
        Task<Void> all = Task.allOf(source);
        all.cancel(true);
        assertThat(source.join()).isEqualTo("source");
        assertThatThrownBy(all::join).isInstanceOf(CancellationException.class);
    }

    @Test
    void stagesOfACompositon_areTasksOfTheSameScheduler() {
        Task<Void> all = Task.allOf(scheduler.timer(Duration.ofHours(1)));
        assertThat(all.thenApplyAsync(none -> scheduler.currentTask() != null).join()).isTrue();
    }

    @Test
    void nonAsyncStage_isPartOfTheTask_splitOneIsAStepOfItsOwn() {
        List<String> order = new ArrayList<>();
        Task<String> task = scheduler.spawn(() -> {
            scheduler.schedule(() -> order.add("between"));
            return "value";
        });
        task.thenAccept(value -> order.add("part"));
        task.splitCompletions().thenAccept(value -> order.add("split " + value));
        scheduler.runUntilIdle();
        assertThat(order).containsExactly("part", "between", "split value");
    }

    @Test
    void splitCompletions_everyPlaceIsReachable() {
        Set<String> orders = new TreeSet<>();
        Exploration.of(run -> {
            List<String> order = new ArrayList<>();
            Task<String> task = run.spawn(() -> "value");
            task.splitCompletions().thenRun(() -> order.add("a"));
            task.splitCompletions().thenRun(() -> order.add("b"));
            run.schedule(() -> order.add("c"));
            run.runUntilIdle();
            orders.add(String.join("", order));
        }).iterations(200).run();
        assertThat(orders).containsExactly("abc", "acb", "bac", "bca", "cab", "cba");
    }

    @Test
    void splitCompletions_failureOrCancellation_isTheSame() {
        Mine mine = new Mine();
        Task<String> bad = scheduler.spawn(() -> {
            throw mine;
        });
        assertThatThrownBy(() -> bad.splitCompletions().get()).isInstanceOf(ExecutionException.class).cause().isSameAs(mine);
        Task<String> cancelled = scheduler.spawn(() -> "never");
        Task<String> split = cancelled.splitCompletions();
        cancelled.cancel();
        scheduler.runUntilIdle();
        assertThat(split).isCancelled();
        assertThat(scheduler.spawn(() -> "done").splitCompletions().join()).isEqualTo("done");
    }

    @Test
    void splitCompletions_hasTheLabelOfTheTask() {
        TaskLabel slow = TaskLabel.of("slow");
        scheduler.deprioritize(slow);
        List<String> order = new ArrayList<>();
        scheduler.spawnLabeled(slow, () -> {
            scheduler.schedule(() -> scheduler.schedule(() -> order.add("normal")));
            return "value";
        }).splitCompletions().thenRun(() -> order.add("slow"));
        scheduler.runUntilIdle();
        assertThat(order).containsExactly("normal", "slow");
    }

    @Test
    void splitCompletions_cancelledOrOnAClosedScheduler_isDone() {
        Task<String> task = scheduler.spawn(() -> "value");
        Task<String> split = task.splitCompletions();
        split.cancel();
        assertThat(task.join()).isEqualTo("value");
        assertThat(scheduler.pendingTasks()).isEmpty();
        scheduler.close();
        Task<String> late = task.splitCompletions();
        assertThat(late).isCompletedExceptionally();
        assertThatThrownBy(late::join).hasCauseInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void asyncStages_withoutExecutor_runOnTheScheduler() {
        Task<String> task = scheduler.spawn(() -> "value");
        CompletableFuture<Boolean> async = task.thenApplyAsync(value -> scheduler.currentTask() != null);
        assertThat(async.isDone()).isFalse();
        assertThat(async.join()).isTrue();
    }
}
