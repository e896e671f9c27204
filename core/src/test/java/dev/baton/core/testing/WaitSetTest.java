package dev.baton.core.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.baton.core.Task;
import dev.baton.core.TaskLabel;
import dev.baton.core.Worker;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

final class WaitSetTest {
    private final TestScheduler scheduler = TestScheduler.builder().captureSites(true).build();

    private static DeadlockError deadlock(TestScheduler scheduler, CompletionStage<?> stage) {
        return catchThrowableOfType(DeadlockError.class, () -> scheduler.blockOn(stage));
    }

    private static Task<String> waiting(TestScheduler scheduler, String label, CompletionStage<String> stage) {
        return scheduler.labeled(TaskLabel.of(label)).spawnAsync(() -> stage);
    }

    @Test
    void blockOn_chainOfTasks_isFollowedToItsEnd() {
        Task<String> inner = waiting(scheduler, "inner", new CompletableFuture<>());
        Task<String> outer = waiting(scheduler, "outer", inner);
        assertThat(deadlock(scheduler, outer)).hasMessageContaining("It waits for task #2 WaitSetTest lambda [outer],"
                        + " which waits for task #1 WaitSetTest lambda [inner],"
                        + " which waits for a CompletableFuture that nobody completed.")
                .hasMessageContaining("Waiting tasks (2):")
                .hasMessageContaining("path body/1");
    }

    @Test
    void blockOn_withoutRecording_followsTheChainAndSaysHowToSeeMore() {
        TestScheduler plain = TestScheduler.create();
        Task<String> inner = waiting(plain, "inner", new CompletableFuture<>());
        assertThat(deadlock(plain, waiting(plain, "outer", inner)))
                .hasMessageContaining("It waits for task WaitSetTest lambda [outer], which waits for task WaitSetTest"
                        + " lambda [inner], which waits for a CompletableFuture that nobody completed.")
                .hasMessageContaining("To see which tasks wait for what")
                .hasMessageNotContaining("Waiting tasks");
    }

    @Test
    void blockOn_taskThatWaitsForItself_isACycle() {
        List<Task<String>> self = new ArrayList<>();
        self.add(scheduler.spawnAsync(() -> self.get(0)));
        assertThat(deadlock(scheduler, self.get(0)))
                .hasMessageContaining("waits for task #1 WaitSetTest lambda: a cycle");
    }

    @Test
    void blockOn_taskBehindABusyLane_isNamedAsNotRun() {
        TestScheduler nesting = TestScheduler.builder().captureSites(true).allowNestedBlocking(true).build();
        Worker worker = nesting.createWorker();
        List<DeadlockError> errors = new ArrayList<>();
        worker.schedule(() -> errors.add(deadlock(nesting, worker.spawn(() -> "behind"))));
        nesting.runUntilIdle();
        assertThat(errors.get(0)).hasMessageContaining("task WaitSetTest lambda, which has not run to its end");
        assertThat(errors.get(0).waitSet())
                .isEqualTo("pending WaitSetTest lambda, task WaitSetTest lambda");
    }

    @Test
    void blockOn_joinAndAttachedStages_areFollowedToTheirTask() {
        Task<String> source = waiting(scheduler, "source", new CompletableFuture<>());
        assertThat(deadlock(scheduler, source.thenApply(String::trim).thenApply(String::trim)))
                .hasMessageContaining("It waits for a stage attached to task WaitSetTest lambda [source]")
                .hasMessageContaining("which waits for task #1 WaitSetTest lambda [source]");
        DeadlockError joined = catchThrowableOfType(DeadlockError.class, source::join);
        assertThat(joined).hasMessageContaining("which waits for task #1 WaitSetTest lambda [source]");
    }

    @Test
    void blockOn_functionReturnsAnOpenStage_listsTheAttachedStageUnderTheNameOfTheTask() {
        Task<String> key = scheduler.spawn(() -> "key");
        CompletableFuture<String> composed = key.thenCompose(ignored -> new CompletableFuture<>());
        assertThat(deadlock(scheduler, composed))
                .hasMessageContaining("which waits for something that is not known here")
                .hasMessageContaining("Waiting tasks (1):")
                .hasMessageContaining("  a stage attached to task WaitSetTest lambda\n"
                        + "    waits for a stage that its function returned, or with which it was combined");
    }

    @Test
    void waitSet_attachedBeforeOrAfterTheTaskRan_isTheSame() {
        TestScheduler other = TestScheduler.builder().captureSites(true).build();
        Task<String> before = scheduler.spawn(() -> "key");
        CompletableFuture<String> first = before.thenCompose(ignored -> new CompletableFuture<>());
        Task<String> after = other.spawn(() -> "key");
        other.runUntilIdle();
        CompletableFuture<String> second = after.thenCompose(ignored -> new CompletableFuture<>());
        assertThat(deadlock(scheduler, first).waitSet()).isEqualTo(deadlock(other, second).waitSet())
                .isEqualTo("a stage attached to task WaitSetTest lambda, the test body");
    }

    @Test
    void blockOn_stageOfAnotherMaker_isNamedWithoutItsHash() {
        CompletableFuture<String> stage = new CompletableFuture<>() {
            @Override
            public String toString() {
                return "Lease@1f2e3d of door";
            }
        };
        assertThat(deadlock(scheduler, waiting(scheduler, "a", stage))).hasMessageContaining("waits for Lease of door");
    }

    @Test
    void blockOn_longChain_isShortenedInTheMiddle() {
        Task<String> last = waiting(scheduler, "0", new CompletableFuture<>());
        for (int i = 1; i < 2_000; i++) {
            last = waiting(scheduler, String.valueOf(i), last);
        }
        assertThat(deadlock(scheduler, last))
                .hasMessageContaining("It waits for task #2000 WaitSetTest lambda [1999], which waits for task #1999")
                .hasMessageContaining(", which waits for … (1989 more), which waits for task #5 ")
                .hasMessageContaining("a CompletableFuture that nobody completed.");
    }

    @Test
    void blockOn_nothingWaits_saysSo() {
        assertThat(deadlock(scheduler, new CompletableFuture<>())).hasMessageContaining("Waiting tasks: none that is known");
    }

    @Test
    void list_doneByHandCancelledOrCompleted_isNotListed() {
        CompletableFuture<String> stage = new CompletableFuture<>();
        waiting(scheduler, "completed", stage);
        Task<String> byHand = waiting(scheduler, "by hand", new CompletableFuture<>());
        Task<String> cancelled = waiting(scheduler, "cancelled", new CompletableFuture<>());
        scheduler.runUntilIdle();
        stage.complete("done");
        byHand.complete("done");
        cancelled.cancel();
        assertThat(deadlock(scheduler, new CompletableFuture<>())).hasMessageContaining("Waiting tasks: none that is known");
    }

    @Test
    void waiters_manyThatEnd_areLetGo() {
        List<CompletableFuture<String>> stages = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            CompletableFuture<String> stage = new CompletableFuture<>();
            stages.add(stage);
            waiting(scheduler, "short", stage).thenApply(String::trim);
            scheduler.runUntilIdle();
            stage.complete("done");
        }
        waiting(scheduler, "long", new CompletableFuture<>());
        assertThat(deadlock(scheduler, new CompletableFuture<>()))
                .hasMessageContaining("Waiting tasks (1):").hasMessageContaining("#1 WaitSetTest lambda [long]");
    }

    @Test
    void waitSet_anyOrder_isTheSame() {
        Set<String> sets = new HashSet<>();
        for (long seed = 0; seed < 30; seed++) {
            TestScheduler random = TestScheduler.builder().seed(seed).captureSites(true).build();
            waiting(random, "left", new CompletableFuture<>());
            waiting(random, "right", new CompletableFuture<>());
            random.spawn(() -> "key").thenCompose(key -> new CompletableFuture<String>());
            sets.add(deadlock(random, new CompletableFuture<>()).waitSet());
        }
        assertThat(sets).containsExactly("WaitSetTest lambda [left], WaitSetTest lambda [right],"
                + " a stage attached to task WaitSetTest lambda, the test body");
    }
}
