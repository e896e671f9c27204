package dev.baton.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.testing.TestScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

final class GracefulCloseTest {
    private final TestScheduler scheduler = TestScheduler.create();
    private final SchedulerScope scope = new SchedulerScope(scheduler, false);
    private final List<String> ran = new ArrayList<>();

    private ScopedTaskNode task(String name, TaskScope owner) {
        return new ScopedTaskNode(owner) {
            @Override
            protected void runBody() {
                ran.add(name);
            }
        };
    }

    @Test
    void nothingSubmitted_isDoneAtOnce() {
        assertThat(scope.closeGracefully()).isDone();
        assertThat(scope.isClosed()).isTrue();
    }

    @Test
    void pending_runsAtItsTimeAndNothingMoreIsTaken() {
        TaskScope worker = scope.openWorker();
        task("direct", scope).submitAfter(0);
        task("in worker", worker).submitAfter(0);
        task("later", scope).submitAfter(10);
        task("later in worker", worker).submitAfter(20);
        CompletableFuture<Void> ended = scope.closeGracefully();
        assertThat(task("late", scope).submitAfter(0)).isFalse();
        assertThat(task("late", worker).submitAfter(0)).isFalse();
        assertThat(scope.openWorker().isClosed()).isTrue();
        scheduler.advanceBy(Duration.ofNanos(19));
        assertThat(ran).containsExactly("direct", "in worker", "later");
        assertThat(ended).isNotDone();
        scheduler.advanceBy(Duration.ofNanos(1));
        assertThat(ran).endsWith("later in worker");
        assertThat(ended).isDone();
        assertThat(worker.isClosed()).isTrue();
    }

    @Test
    void periodic_isCancelled() {
        List<PeriodicTaskNode> tasks = new ArrayList<>();
        for (TaskScope owner : List.of(scope, scope.openWorker())) {
            PeriodicTaskNode periodic = new PeriodicTaskNode(owner, 1) {
                @Override
                protected void runBody() {
                    ran.add("tick");
                }
            };
            periodic.start(0);
            tasks.add(periodic);
        }
        scheduler.runUntilParked();
        CompletableFuture<Void> ended = scope.closeGracefully();
        assertThat(tasks).allMatch(TaskNode::isCancelled);
        scheduler.runUntilIdle();
        assertThat(ran).containsExactly("tick", "tick");
        assertThat(ended).isDone();
    }

    @Test
    void running_isWaitedForAndCompletesItself() {
        List<CompletableFuture<Void>> ended = new ArrayList<>();
        ScopedTaskNode last = new ScopedTaskNode(scope) {
            @Override
            protected void runBody() {
                ended.add(scope.closeGracefully());
                ran.add("done inside: " + ended.get(0).isDone());
            }
        };
        last.submitAfter(0);
        scheduler.runUntilIdle();
        assertThat(ran).containsExactly("done inside: false");
        assertThat(ended.get(0)).isDone();
    }

    @Test
    void closedMeanwhile_cancelsWhatIsLeft() {
        task("later", scope).submitAfter(10);
        CompletableFuture<Void> ended = scope.closeGracefully();
        assertThat(ended).isNotDone();
        scope.close();
        assertThat(ended).isDone();
        assertThat(scheduler.pendingTasks()).isEmpty();
    }

    @Test
    void callerCompletesIt_othersAreNotFooled() {
        task("later", scope).submitAfter(10);
        scope.closeGracefully().complete(null);
        assertThat(scope.closeGracefully()).isNotDone();
    }
}
