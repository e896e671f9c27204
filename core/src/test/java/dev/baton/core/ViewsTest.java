package dev.baton.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.testing.PendingTask;
import dev.baton.core.testing.TestScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ViewsTest {
    private static final TaskLabel A = TaskLabel.of("a");
    private static final TaskLabel B = TaskLabel.of("b");

    private final TestScheduler scheduler = TestScheduler.create();

    private List<Optional<TaskLabel>> labels() {
        return scheduler.pendingTasks().stream().map(PendingTask::label).toList();
    }

    @Test
    void labeled_closestToTheTaskWins() {
        Scheduler view = scheduler.labeled(A);
        view.schedule(() -> {});
        view.labeled(B).schedule(() -> {});
        view.scheduleLabeled(() -> {}, B);
        view.spawnLabeled(B, () -> 1);
        view.createWorker().schedule(() -> {});
        view.createWorker().labeled(B).schedule(() -> {});
        view.scheduleAfter(Duration.ofSeconds(1), () -> {});
        assertThat(labels()).extracting(Optional::orElseThrow).containsExactly(A, B, B, B, A, B, A);
        scheduler.cancelPending();
    }

    @Test
    void defaultLabel_isWhatTasksGetThatBringNone() {
        assertThat(scheduler.defaultLabel()).isNull();
        assertThat(scheduler.foreground().defaultLabel()).isNull();
        assertThat(scheduler.labeled(A).foreground().defaultLabel()).isEqualTo(A);
        assertThat(scheduler.labeled(A).createWorker().defaultLabel()).isEqualTo(A);
        assertThat(scheduler.labeled(A).createWorker().labeled(B).defaultLabel()).isEqualTo(B);
        assertThat(scheduler.labeled(A).createWorker().foreground().defaultLabel()).isEqualTo(A);
    }

    @Test
    void currentLabel_isThatOfTheRunningTask() {
        List<Optional<TaskLabel>> seen = new ArrayList<>();
        scheduler.labeled(A).schedule(() -> seen.add(Optional.ofNullable(scheduler.currentLabel())));
        scheduler.schedule(() -> seen.add(Optional.ofNullable(scheduler.currentLabel())));
        scheduler.runUntilIdle();
        assertThat(seen).containsExactly(Optional.of(A), Optional.empty());
        assertThat(scheduler.currentLabel()).isNull();
    }

    @Test
    void views_areValues() {
        SessionId session = SessionId.create("s");
        assertThat(scheduler.labeled(A)).isEqualTo(scheduler.labeled(A)).hasSameHashCodeAs(scheduler.labeled(A))
                .isNotEqualTo(scheduler.labeled(B)).isNotEqualTo(scheduler);
        assertThat(scheduler.labeled(A).foreground()).isEqualTo(scheduler.foreground().labeled(A));
        assertThat(scheduler.labeled(A).inSession(session).foreground())
                .hasToString("TestScheduler(FIFO).foreground().inSession(s).labeled(a)");
        assertThat(scheduler.foreground().base()).isSameAs(scheduler);
        assertThat(scheduler.createWorker().labeled(A).base()).isSameAs(scheduler);
    }

    @Test
    void close_view_closesNothing() {
        scheduler.labeled(A).close();
        scheduler.schedule(() -> {});
        assertThat(scheduler.runUntilIdle()).isEqualTo(1);
    }

    @Test
    void foregroundView_worker_isAHandleOnTheForegroundLane() {
        StringBuilder order = new StringBuilder();
        Worker worker = scheduler.foreground().createWorker();
        scheduler.scheduleForeground(() -> order.append("1"));
        worker.schedule(() -> order.append(scheduler.isMainThread() ? "2" : "?"));
        scheduler.scheduleForeground(() -> order.append("3"));
        worker.close();
        scheduler.runUntilIdle();
        assertThat(order).hasToString("13");
    }

    @Test
    void foreground_schedulerWithoutOne_saysSo() {
        Scheduler plain = new InlineScheduler();
        assertThatThrownBy(() -> plain.scheduleForeground(() -> {}))
                .isInstanceOf(UnsupportedOperationException.class).hasMessageContaining("has no foreground");
        assertThatThrownBy(() -> plain.foreground().schedule(() -> {}))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void fiveMethods_areEnoughForEverythingElse() {
        InlineScheduler plain = new InlineScheduler();
        StringBuilder order = new StringBuilder();
        Worker worker = plain.createWorker();
        worker.schedule(() -> {
            worker.schedule(() -> order.append("2"));
            order.append("1");
        });
        assertThat(order).hasToString("12");
        assertThat(plain.spawn(() -> "x").join()).isEqualTo("x");
        worker.close();
        assertThatThrownBy(() -> worker.schedule(() -> {}))
                .isInstanceOf(java.util.concurrent.RejectedExecutionException.class);
    }

    /** The smallest scheduler there is: it runs everything at once, in the caller. */
    private static final class InlineScheduler implements Scheduler {
        @Override
        public void submit(TaskNode task) {
            task.run();
        }

        @Override
        public void submit(TaskNode task, long delayNanos) {
            task.run();
        }

        @Override
        public boolean isMainThread() {
            return false;
        }

        @Override
        public long nanoTime() {
            return 0;
        }

        @Override
        public void close() {}
    }

    @Test
    void usesLabels_asSchedulerSays_exceptOnTheForeground() {
        Scheduler indifferent = new QueuedScheduler() {
            @Override
            public boolean usesLabels() {
                return false;
            }
        };
        assertThat(scheduler.usesLabels()).isTrue();
        assertThat(indifferent.labeled(TaskLabel.of("a")).usesLabels()).isFalse();
        assertThat(indifferent.createWorker().usesLabels()).isFalse();
        assertThat(indifferent.foreground().usesLabels()).isTrue();
    }
}
