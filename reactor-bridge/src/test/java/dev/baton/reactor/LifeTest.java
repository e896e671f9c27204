package dev.baton.reactor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.baton.core.TaskLabel;
import dev.baton.core.testing.TestScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.Exceptions;
import reactor.core.Scannable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

final class LifeTest {
    private final TestScheduler scheduler = TestScheduler.create();
    private final Scheduler reactor = ReactorSchedulers.fromScheduler(scheduler);
    private final Scheduler.Worker worker = reactor.createWorker();
    private final List<Object> ran = new ArrayList<>();

    /** One task of each kind, all pending. */
    private List<Disposable> oneOfEachKind() {
        return List.of(
                reactor.schedule(() -> ran.add("direct")),
                reactor.schedule(() -> ran.add("delayed"), 1, TimeUnit.SECONDS),
                reactor.schedulePeriodically(() -> ran.add("periodic"), 1, 1, TimeUnit.SECONDS),
                worker.schedule(() -> ran.add("worker")),
                worker.schedule(() -> ran.add("worker delayed"), 1, TimeUnit.SECONDS),
                worker.schedulePeriodically(() -> ran.add("worker periodic"), 1, 1, TimeUnit.SECONDS));
    }

    @Test
    void handle_pendingAndRunning_isNotDisposedAndDoneIs() {
        List<Disposable> handle = new ArrayList<>();
        handle.add(reactor.schedule(() -> ran.add(handle.get(0).isDisposed())));
        handle.add(worker.schedule(() -> ran.add(handle.get(1).isDisposed())));
        assertThat(handle).noneMatch(Disposable::isDisposed);
        scheduler.runUntilIdle();
        assertThat(ran).containsExactly(false, false);
        assertThat(handle).allMatch(Disposable::isDisposed);
    }

    @Test
    void handle_failed_isDisposed() {
        Disposable direct = reactor.schedule(() -> {
            throw new IllegalArgumentException("expected");
        });
        scheduler.expectError(IllegalArgumentException.class);
        scheduler.runUntilIdle();
        assertThat(direct.isDisposed()).isTrue();
    }

    @Test
    void handle_periodicBetweenRuns_isNotDisposed() {
        Disposable periodic = reactor.schedulePeriodically(() -> ran.add("tick"), 1, 1, TimeUnit.SECONDS);
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
    void disposeWorker_cancelsItsTasksAndRejectsWithReactorsSingleton() {
        List<Disposable> handles = oneOfEachKind();
        worker.dispose();
        worker.dispose();
        assertThat(worker.isDisposed()).isTrue();
        assertThat(handles.subList(3, 6)).allMatch(Disposable::isDisposed);
        assertThat(handles.subList(0, 3)).noneMatch(Disposable::isDisposed);
        assertRejected(() -> worker.schedule(() -> {}));
        assertRejected(() -> worker.schedule(() -> {}, 1, TimeUnit.SECONDS));
        assertRejected(() -> worker.schedulePeriodically(() -> {}, 1, 1, TimeUnit.SECONDS));
        assertThat(reactor.isDisposed()).isFalse();
        scheduler.advanceBy(Duration.ofSeconds(1));
        assertThat(ran).containsExactly("direct", "delayed", "periodic");
        reactor.dispose();
    }

    @Test
    void dispose_cancelsItsOwnAndLeavesTheSchedulerAndOtherAdapters() {
        List<Disposable> handles = oneOfEachKind();
        Scheduler other = ReactorSchedulers.fromScheduler(scheduler);
        other.schedule(() -> ran.add("other"));
        scheduler.schedule(() -> ran.add("core"));
        reactor.dispose();
        reactor.dispose();
        assertThat(reactor.isDisposed()).isTrue();
        assertThat(other.isDisposed()).isFalse();
        assertThat(handles).allMatch(Disposable::isDisposed);
        scheduler.runUntilIdle();
        assertThat(ran).containsExactly("other", "core");
    }

    @Test
    void dispose_laterSubmissions_areRejectedWithReactorsSingleton() {
        reactor.dispose();
        assertEverythingIsRejected();
        assertThat(reactor.createWorker().isDisposed()).isTrue();
        assertThat(scheduler.pendingTasks()).isEmpty();
    }

    @Test
    void coreClosed_laterSubmissions_areRejectedWithReactorsSingleton() {
        scheduler.close();
        assertEverythingIsRejected();
    }

    private void assertEverythingIsRejected() {
        assertRejected(() -> reactor.schedule(() -> {}));
        assertRejected(() -> reactor.schedule(() -> {}, 1, TimeUnit.SECONDS));
        assertRejected(() -> reactor.schedulePeriodically(() -> {}, 1, 1, TimeUnit.SECONDS));
        assertRejected(() -> worker.schedule(() -> {}));
        assertRejected(() -> reactor.createWorker().schedule(() -> {}));
    }

    private static void assertRejected(Runnable submission) {
        assertThat(catchThrowable(submission::run)).isSameAs(Exceptions.failWithRejected());
    }

    @Test
    void rejection_inAnOperator_becomesItsError() {
        reactor.dispose();
        Mono.just(1).delayElement(Duration.ofSeconds(1), reactor).subscribe(ran::add, ran::add);
        assertThat(ran).hasSize(1).hasOnlyElementsOfType(RejectedExecutionException.class);
    }

    @Test
    void dispose_insideItsOwnPeriodicTask_endsIt() {
        reactor.schedulePeriodically(
                () -> {
                    ran.add("tick");
                    reactor.dispose();
                },
                1, 1, TimeUnit.SECONDS);
        scheduler.runUntilIdle();
        assertThat(ran).containsExactly("tick");
    }

    @Test
    void schedule_viewWithoutForeground_saysSoAndKeepsNothing() {
        try (var noForeground = new NoForeground(scheduler)) {
            Scheduler main = ReactorSchedulers.fromScheduler(noForeground.foreground());
            assertThatThrownBy(() -> main.schedule(() -> {})).isInstanceOf(UnsupportedOperationException.class);
        }
        assertThat(scheduler.pendingTasks()).isEmpty();
    }

    @Test
    void init_beforeAndAfterDispose() {
        reactor.init();
        reactor.init();
        reactor.dispose();
        assertThatThrownBy(reactor::init)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ReactorScheduler(TestScheduler(FIFO)) was disposed");
    }

    @Test
    void identity_eachAdapterIsItsOwnAndNamesTheScheduler() {
        assertThat(reactor).isNotEqualTo(ReactorSchedulers.fromScheduler(scheduler));
        assertThat(ReactorSchedulers.fromScheduler(scheduler.labeled(TaskLabel.of("db"))))
                .hasToString("ReactorScheduler(TestScheduler(FIFO).labeled(db))");
        assertThat(worker).hasToString("ReactorWorker(worker 1 of TestScheduler(FIFO))");
    }

    @Test
    void scan_schedulerAndWorker_nameAndState() {
        for (Disposable one : List.of(worker, reactor)) {
            Scannable scannable = Scannable.from(one);
            assertThat(scannable.scan(Scannable.Attr.NAME)).isEqualTo(one.toString());
            assertThat(scannable.scan(Scannable.Attr.TERMINATED)).isFalse();
            one.dispose();
            assertThat(scannable.scan(Scannable.Attr.TERMINATED)).isTrue();
            assertThat(scannable.scan(Scannable.Attr.CANCELLED)).isTrue();
        }
    }

    @Test
    void nullArguments_areNamed() {
        assertThatNullPointerException().isThrownBy(() -> ReactorSchedulers.fromScheduler(null))
                .withMessage("scheduler");
        assertThatNullPointerException().isThrownBy(() -> reactor.schedule(null)).withMessage("task");
        assertThatNullPointerException().isThrownBy(() -> worker.schedule(null)).withMessage("task");
        assertThatNullPointerException().isThrownBy(() -> reactor.schedulePeriodically(null, 1, 1, TimeUnit.DAYS))
                .withMessage("task");
        assertThatNullPointerException().isThrownBy(() -> reactor.schedule(() -> {}, 1, null))
                .withMessageContaining("\"unit\"");
        assertThat(scheduler.pendingTasks()).isEmpty();
    }
}
