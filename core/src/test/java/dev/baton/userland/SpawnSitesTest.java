package dev.baton.userland;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.Task;
import dev.baton.core.TaskLabel;
import dev.baton.core.testing.PendingTask;
import dev.baton.core.testing.TestScheduler;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Lies outside the packages of Baton, as user code does. */
final class SpawnSitesTest {
    @Test
    void captureSites_pendingTask_namesLineAndPath() {
        TestScheduler scheduler = TestScheduler.builder().captureSites(true).build();
        scheduler.schedule(() -> scheduler.scheduleAfter(Duration.ofSeconds(1), () -> {}));
        scheduler.runUntilParked();

        PendingTask pending = scheduler.pendingTasks().get(0);

        assertThat(pending.path()).isEqualTo("body/0/0");
        assertThat(pending.spawnLocation()).get().extracting(StackTraceElement::getFileName)
                .isEqualTo("SpawnSitesTest.java");
        assertThat(pending.describe()).startsWith("due in 1000 ms: SpawnSitesTest lambda, baton, lane background, path body/0/0")
                .contains("spawned at dev.baton.userland.SpawnSitesTest");
        assertThatThrownBy(scheduler::close).hasMessageNotContaining("build the scheduler with captureSites");
    }

    @Test
    void metadata_labeledTask_carriesLabelSessionAndSite() {
        TestScheduler scheduler = TestScheduler.builder().captureSites(true).build();
        Task<String> task = scheduler.spawnLabeled(TaskLabel.of("db"), () -> "row");

        assertThat(task.metadata().label()).contains(TaskLabel.of("db"));
        assertThat(task.metadata().session()).isEmpty();
        assertThat(task.metadata().spawnLocation()).get().extracting(StackTraceElement::getFileName)
                .isEqualTo("SpawnSitesTest.java");
        assertThat(scheduler.isTaskRunning(task.id())).isTrue();
        scheduler.runUntilIdle();
        assertThat(scheduler.isTaskRunning(task.id())).isFalse();
        assertThat(task.id()).isEqualTo(task.metadata().id()).hasToString(task.id().toString());
    }

    @Test
    void trace_withoutCaptureSites_saysHowToGetOne() {
        assertThatThrownBy(() -> TestScheduler.create().trace()).hasMessageContaining("captureSites(true)");
    }
}
