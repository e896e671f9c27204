package dev.baton.rxjava;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.TaskLabel;
import dev.baton.core.SchedulerScope;
import dev.baton.core.testing.TestScheduler;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.disposables.Disposable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class LifeTest {
    private final TestScheduler scheduler = TestScheduler.create();
    private final Scheduler rx = RxSchedulers.fromScheduler(scheduler);
    private final Scheduler.Worker worker = rx.createWorker();
    private final List<Object> ran = new ArrayList<>();

    /** One task of each kind, direct ones first. */
    private List<Disposable> oneOfEachKind() {
        return List.of(
                rx.scheduleDirect(() -> ran.add("direct")),
                rx.scheduleDirect(() -> ran.add("delayed"), 1, TimeUnit.SECONDS),
                rx.schedulePeriodicallyDirect(() -> ran.add("periodic"), 1, 1, TimeUnit.SECONDS),
                worker.schedule(() -> ran.add("worker")),
                worker.schedule(() -> ran.add("worker delayed"), 1, TimeUnit.SECONDS),
                worker.schedulePeriodically(() -> ran.add("worker periodic"), 1, 1, TimeUnit.SECONDS));
    }

    @Test
    void handle_pendingAndRunning_isNotDisposedAndDoneIs() {
        List<Disposable> handle = new ArrayList<>();
        handle.add(rx.scheduleDirect(() -> ran.add(handle.get(0).isDisposed())));
        handle.add(worker.schedule(() -> ran.add(handle.get(1).isDisposed())));
        assertThat(handle).noneMatch(Disposable::isDisposed);
        scheduler.runUntilIdle();
        assertThat(ran).containsExactly(false, false);
        assertThat(handle).allMatch(Disposable::isDisposed);
    }

    @Test
    void handle_periodicBetweenRuns_isNotDisposed() {
        Disposable periodic = rx.schedulePeriodicallyDirect(() -> ran.add("tick"), 1, 1, TimeUnit.SECONDS);
        scheduler.advanceBy(Duration.ofSeconds(2));
        assertThat(periodic.isDisposed()).isFalse();
        periodic.dispose();
        assertThat(periodic.isDisposed()).isTrue();
        assertThat(scheduler.pendingTasks()).isEmpty();
    }

    @Test
    void disposeHandles_pending_noneRunsAndNothingIsLeft() {
        List<Disposable> handles = oneOfEachKind();
        handles.forEach(Disposable::dispose);
        handles.forEach(Disposable::dispose);
        assertThat(handles).allMatch(Disposable::isDisposed);
        assertThat(scheduler.pendingTasks()).isEmpty();
        scheduler.runUntilIdle();
        assertThat(ran).isEmpty();
    }

    @Test
    void disposeWorker_cancelsItsTasksAndLeavesTheOthers() {
        List<Disposable> handles = oneOfEachKind();
        worker.dispose();
        worker.dispose();
        assertThat(worker.isDisposed()).isTrue();
        assertThat(handles.subList(3, 6)).allMatch(Disposable::isDisposed);
        assertThat(handles.subList(0, 3)).noneMatch(Disposable::isDisposed);
        scheduler.advanceBy(Duration.ofSeconds(1));
        assertThat(ran).containsExactly("direct", "delayed", "periodic");
        rx.shutdown();
    }

    @Test
    void disposedWorker_submissions_returnTheSingletonAndAreNoError() {
        worker.dispose();
        assertThat(oneOfEachKind().subList(3, 6)).allMatch(handle -> handle == Disposable.disposed());
        rx.shutdown();
        scheduler.runUntilIdle();
        assertThat(ran).isEmpty();
    }

    @Test
    void shutdown_cancelsItsOwnAndLeavesTheSchedulerAndOtherAdapters() {
        List<Disposable> handles = oneOfEachKind();
        RxSchedulers.fromScheduler(scheduler).scheduleDirect(() -> ran.add("other"));
        scheduler.schedule(() -> ran.add("core"));
        rx.shutdown();
        rx.shutdown();
        assertThat(handles).allMatch(Disposable::isDisposed);
        assertThat(worker.isDisposed()).isTrue();
        scheduler.runUntilIdle();
        assertThat(ran).containsExactly("other", "core");
    }

    @Test
    void shutdown_laterSubmissions_returnTheSingletonAndAreNoError() {
        rx.shutdown();
        assertThat(oneOfEachKind()).allMatch(handle -> handle == Disposable.disposed());
        Scheduler.Worker late = rx.createWorker();
        assertThat(late.isDisposed()).isTrue();
        assertThat(late.schedule(() -> {})).isSameAs(Disposable.disposed());
        scheduler.runUntilIdle();
        assertThat(ran).isEmpty();
    }

    @Test
    void rejection_racingWithShutdown_isNoError() {
        RejectedExecutionException rejected = new RejectedExecutionException("by core");
        SchedulerScope closed = new SchedulerScope(scheduler, true);
        closed.close();
        assertThat(Rejection.of(rejected, closed)).isSameAs(Disposable.disposed());
        scheduler.runUntilIdle();
    }

    @Test
    void start_afterShutdown_acceptsAgain() {
        rx.start();
        rx.shutdown();
        rx.start();
        rx.scheduleDirect(() -> ran.add("direct"));
        rx.createWorker().schedule(() -> ran.add("worker"));
        scheduler.runUntilIdle();
        assertThat(ran).containsExactly("direct", "worker");
        assertThat(worker.isDisposed()).isTrue();
    }

    @Test
    void shutdown_insideItsOwnPeriodicTask_endsIt() {
        rx.schedulePeriodicallyDirect(
                () -> {
                    ran.add("tick");
                    rx.shutdown();
                },
                1, 1, TimeUnit.SECONDS);
        scheduler.runUntilIdle();
        assertThat(ran).containsExactly("tick");
    }

    @Test
    void schedule_viewWithoutForeground_saysSo() {
        try (var noForeground = new NoForeground(scheduler)) {
            Scheduler main = RxSchedulers.fromScheduler(noForeground.foreground());
            assertThatThrownBy(() -> main.scheduleDirect(() -> {})).isInstanceOf(UnsupportedOperationException.class);
        }
        assertThat(scheduler.pendingTasks()).isEmpty();
    }

    @Test
    void identity_eachAdapterIsItsOwnAndNamesTheScheduler() {
        assertThat(rx).isNotEqualTo(RxSchedulers.fromScheduler(scheduler));
        assertThat(RxSchedulers.fromScheduler(scheduler.labeled(TaskLabel.of("db"))))
                .hasToString("RxScheduler(TestScheduler(FIFO).labeled(db))");
        assertThat(worker).hasToString("RxWorker(worker 1 of TestScheduler(FIFO))");
    }

    @Test
    void nullArguments_areNamed() {
        assertThatNullPointerException().isThrownBy(() -> RxSchedulers.fromScheduler(null)).withMessage("scheduler");
        assertThatNullPointerException().isThrownBy(() -> rx.scheduleDirect(null)).withMessage("run is null");
        assertThatNullPointerException().isThrownBy(() -> worker.schedule(null)).withMessage("run is null");
        assertThatNullPointerException()
                .isThrownBy(() -> rx.schedulePeriodicallyDirect(null, 1, 1, TimeUnit.DAYS)).withMessage("run is null");
        assertThatNullPointerException().isThrownBy(() -> rx.scheduleDirect(() -> {}, 1, null))
                .withMessageContaining("\"unit\"");
        assertThat(scheduler.pendingTasks()).isEmpty();
    }
}
