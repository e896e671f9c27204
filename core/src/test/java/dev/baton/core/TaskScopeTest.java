package dev.baton.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.testing.TestScheduler;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TaskScopeTest {
    private final TestScheduler scheduler = TestScheduler.create();
    private final TaskScope scope = new TaskScope();
    private final List<String> closed = new ArrayList<>();

    private TaskNode task(String name) {
        return new TaskNode() {
            @Override
            protected void execute() {}

            @Override
            protected void onCancel(boolean begun) {
                closed.add(name);
            }
        };
    }

    @Test
    void close_cancelsTasksThenClosesWorkersInOrder() {
        for (String name : List.of("a", "b", "c")) {
            TaskNode task = task(name);
            assertThat(scope.add(task)).isTrue();
            scheduler.submit(task);
        }
        assertThat(scope.addWorker("worker", () -> closed.add("worker"))).isTrue();
        scope.close();
        scope.close();
        assertThat(closed).containsExactly("a", "b", "c", "worker");
        assertThat(scheduler.pendingTasks()).isEmpty();
    }

    @Test
    void remove_taskOrWorker_isLetGo() {
        TaskNode task = task("task");
        scope.add(task);
        scope.remove(task);
        scope.addWorker("worker", () -> closed.add("worker"));
        scope.removeWorker("worker");
        scope.close();
        assertThat(closed).isEmpty();
    }

    @Test
    void closed_takesNothingUntilReopened() {
        scope.close();
        assertThat(scope.add(task("late"))).isFalse();
        assertThat(scope.addWorker("late", () -> {})).isFalse();
        assertThat(scope.isClosed()).isTrue();
        scope.reopen();
        assertThat(scope.add(task("again"))).isTrue();
    }
}
