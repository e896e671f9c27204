package dev.baton.core.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.Cancellable;
import dev.baton.core.Worker;
import dev.baton.core.exploration.ExplorationStrategy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A scheduler that runs what is submitted outside any task at once. */
final class TrampoliningTest {
    private final TestScheduler scheduler = TestScheduler.builder().trampolining().build();
    private final List<String> ran = new ArrayList<>();

    @Test
    void schedule_outsideTasks_runsBeforeItReturns() {
        Cancellable task = scheduler.schedule(() -> ran.add("task"));
        assertThat(ran).containsExactly("task");
        assertThat(task.isDone()).isTrue();
    }

    @Test
    void schedule_inATask_runsAfterThatTask() {
        scheduler.schedule(() -> {
            scheduler.schedule(() -> ran.add("inner"));
            ran.add("outer");
        });
        assertThat(ran).containsExactly("outer", "inner");
    }

    @Test
    void schedule_inATask_doesNotOvertakeWhatIsReady() {
        Worker worker = scheduler.createWorker();
        scheduler.schedule(() -> {
            worker.schedule(() -> {
                ran.add("a");
                worker.schedule(() -> ran.add("c"));
            });
            worker.schedule(() -> ran.add("b"));
        });
        assertThat(ran).containsExactly("a", "b", "c");
    }

    @Test
    void worker_andForeground_trampolineToo() {
        scheduler.createWorker().schedule(() -> ran.add("worker"));
        scheduler.scheduleForeground(() -> ran.add("foreground " + scheduler.isMainThread()));
        scheduler.foreground().createWorker().schedule(() -> ran.add("foreground worker"));
        scheduler.spawn(() -> ran.add("spawned"));
        assertThat(ran).containsExactly("worker", "foreground true", "foreground worker", "spawned");
    }

    @Test
    void schedule_delayed_waitsForTheClock() {
        scheduler.scheduleAfter(Duration.ofSeconds(1), () -> ran.add("delayed"));
        scheduler.schedule(() -> ran.add("now"));
        assertThat(ran).containsExactly("now");
        assertThat(scheduler.nanoTime()).isZero();
        scheduler.advanceBy(Duration.ofSeconds(1));
        assertThat(ran).containsExactly("now", "delayed");
    }

    @Test
    void schedule_manyThousandDeep_doesNotGrowTheStack() {
        chain(100_000);
        assertThat(ran).containsExactly("end");
    }

    private void chain(int left) {
        scheduler.schedule(left == 0 ? () -> ran.add("end") : () -> chain(left - 1));
    }

    @Test
    void schedule_taskThrows_theNextDrivingCallDoes() {
        scheduler.schedule(() -> {
            throw new IllegalArgumentException("mine");
        });
        scheduler.schedule(() -> ran.add("next"));
        assertThat(ran).containsExactly("next");
        assertThatThrownBy(scheduler::runUntilIdle).isInstanceOf(IllegalArgumentException.class).hasMessage("mine");
    }

    @Test
    void schedule_endlessly_isALivelock() {
        TestScheduler bounded = TestScheduler.builder().trampolining().maxSteps(1_000).build();
        assertThatThrownBy(() -> bounded.schedulePeriodically(Duration.ZERO, Duration.ZERO, () -> ran.add("tick")))
                .isInstanceOf(LivelockError.class)
                .hasMessageContaining("1000 × TrampoliningTest lambda");
        assertThat(ran).hasSize(1_000);
    }

    @Test
    void schedule_bindsTheDriver() throws InterruptedException {
        scheduler.schedule(() -> ran.add("mine"));
        CompletableFuture<Throwable> refused = new CompletableFuture<>();
        Thread other = new Thread(() -> {
            try {
                scheduler.schedule(() -> ran.add("other"));
            } catch (IllegalStateException expected) {
                refused.complete(expected);
            }
        });
        other.start();
        other.join();
        assertThat(refused.join()).hasMessageContaining("is driven by thread");
        assertThat(ran).containsExactly("mine");
        assertThat(scheduler.takeErrors()).hasSize(1);
    }

    @Test
    void schedule_ofAnotherThread_runsOnTheDriver() throws InterruptedException {
        TestScheduler parking = TestScheduler.builder().trampolining().allowParking(true).build();
        parking.schedule(() -> ran.add("mine"));
        Thread other = new Thread(() -> parking.schedule(() -> ran.add("on " + Thread.currentThread().getName())));
        other.start();
        other.join();
        assertThat(ran).containsExactly("mine");
        parking.runUntilParked();
        assertThat(ran).containsExactly("mine", "on " + Thread.currentThread().getName());
    }

    @Test
    void schedule_whileAnInboxIsEmptied_waitsForItsTurn() {
        TestScheduler parking = TestScheduler.builder().trampolining().allowParking(true).build();
        parking.schedule(() -> {
            Thread other = new Thread(() -> {
                parking.schedule(() -> ran.add("second"));
                parking.schedule(() -> ran.add("third"));
            });
            other.start();
            try {
                other.join();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            ran.add("first");
        });
        parking.runUntilParked();
        assertThat(ran).containsExactly("first", "second", "third");
    }

    @Test
    void trampoline_onAnotherScheduler_runsWhatIsReadyOnce() {
        TestScheduler waiting = TestScheduler.withSeed(1);
        waiting.schedule(() -> ran.add("in a task: " + !waiting.trampoline()));
        waiting.scheduleAfter(Duration.ofSeconds(1), () -> ran.add("delayed"));
        assertThat(ran).isEmpty();
        assertThat(waiting.trampoline()).isTrue();
        waiting.schedule(() -> ran.add("waits"));
        assertThat(ran).containsExactly("in a task: true");
    }

    @Test
    void close_afterTheWork_isSilent() {
        scheduler.schedule(() -> ran.add("task"));
        scheduler.close();
        assertThat(ran).containsExactly("task");
    }

    @Test
    void build_withASeedOrAStrategy_isAnError() {
        assertThatIllegalStateException()
                .isThrownBy(TestScheduler.builder().trampolining().seed(7)::build)
                .withMessageContaining("seed 7 would have nothing to choose");
        assertThatIllegalStateException()
                .isThrownBy(TestScheduler.builder().strategy(ExplorationStrategy.randomWalk()).trampolining()::build)
                .withMessageContaining("would have nothing to choose");
    }
}
