package dev.baton.rxjava;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.Worker;
import dev.baton.core.testing.PendingTask;
import dev.baton.core.testing.TestScheduler;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.disposables.Disposable;
import io.reactivex.rxjava3.exceptions.UndeliverableException;
import io.reactivex.rxjava3.plugins.RxJavaPlugins;
import io.reactivex.rxjava3.schedulers.SchedulerRunnableIntrospection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class HooksTest {
    private static final Runnable NOTHING = () -> {};

    private final TestScheduler scheduler = TestScheduler.create();
    private final Scheduler rx = RxSchedulers.fromScheduler(scheduler);
    private final Scheduler.Worker worker = rx.createWorker();
    private final List<Object> seen = new ArrayList<>();

    @AfterEach
    void resetHooks() {
        RxJavaPlugins.reset();
    }

    private List<Disposable> oneOfEachKind() {
        return List.of(
                rx.scheduleDirect(NOTHING),
                rx.scheduleDirect(NOTHING, 1, TimeUnit.SECONDS),
                rx.schedulePeriodicallyDirect(NOTHING, 1, 1, TimeUnit.SECONDS),
                worker.schedule(NOTHING),
                worker.schedule(NOTHING, 1, TimeUnit.SECONDS),
                worker.schedulePeriodically(NOTHING, 1, 1, TimeUnit.SECONDS));
    }

    @Test
    void onSchedule_everyKindOfTask_onceAtSubmission() {
        RxJavaPlugins.setScheduleHandler(task -> {
            seen.add("hook");
            return () -> {
                seen.add("wrapped");
                task.run();
            };
        });
        oneOfEachKind();
        assertThat(seen).hasSize(6).containsOnly("hook");
        seen.clear();
        scheduler.advanceBy(Duration.ofSeconds(3));
        assertThat(seen).hasSize(4 + 2 * 3).containsOnly("wrapped");
        rx.shutdown();
    }

    @Test
    void handles_introspection_giveTheRunnable() {
        assertThat(oneOfEachKind()).allMatch(
                handle -> ((SchedulerRunnableIntrospection) handle).getWrappedRunnable() == NOTHING);
        rx.shutdown();
    }

    @Test
    void pendingTask_hooked_isNamedAfterWhatTheUserSubmitted() {
        RxJavaPlugins.setScheduleHandler(task -> new Runnable() {
            @Override
            public void run() {
                task.run();
            }
        });
        worker.schedule(NOTHING);
        Flowable.range(1, 2).observeOn(rx).subscribe();
        rx.schedulePeriodicallyDirect(NOTHING, 1, 1, TimeUnit.SECONDS);
        assertThat(scheduler.pendingTasks()).extracting(PendingTask::name).containsExactly(
                "HooksTest lambda", "FlowableObserveOn.ObserveOnSubscriber", "HooksTest lambda");
        assertThat(scheduler.pendingTasks()).extracting(PendingTask::library).containsOnly("rxjava");
        rx.shutdown();
    }

    @Test
    void failure_noHandler_failsTheDriveOnceAsItIsAndTheWorkerGoesOn() {
        Error failure = new AssertionError("mine");
        Disposable failing = worker.schedule(() -> {
            throw failure;
        });
        worker.schedule(() -> seen.add("next"));
        assertThatThrownBy(scheduler::runUntilIdle)
                .isSameAs(failure)
                .satisfies(error -> assertThat(error.getSuppressed()).isEmpty());
        assertThat(seen).containsExactly("next");
        assertThat(failing.isDisposed()).isTrue();
    }

    @Test
    void failure_handler_takesItOnceInRxJavasWrappingAndTheDriveSucceeds() {
        RxJavaPlugins.setErrorHandler(seen::add);
        rx.scheduleDirect(() -> {
            throw new UnsupportedOperationException("mine");
        });
        worker.schedulePeriodically(
                () -> {
                    throw new UnsupportedOperationException("mine");
                },
                1, 1, TimeUnit.SECONDS);
        scheduler.runUntilIdle();
        assertThat(seen).hasSize(2).hasOnlyElementsOfType(UndeliverableException.class)
                .allSatisfy(error -> assertThat((Throwable) error)
                        .hasCauseInstanceOf(UnsupportedOperationException.class));
    }

    @Test
    void failure_periodic_endsIt() {
        rx.schedulePeriodicallyDirect(
                () -> {
                    seen.add("tick");
                    throw new IllegalArgumentException("mine");
                },
                1, 1, TimeUnit.SECONDS);
        assertThatThrownBy(scheduler::runUntilIdle).hasMessage("mine");
        assertThat(seen).containsExactly("tick");
        assertThat(scheduler.pendingTasks()).isEmpty();
    }

    @Test
    void failure_production_reachesTheHandlerOfTheThreadOnce() {
        Scheduler production = RxSchedulers.fromScheduler(new NoForeground(scheduler));
        Thread thread = Thread.currentThread();
        Thread.UncaughtExceptionHandler handler = thread.getUncaughtExceptionHandler();
        thread.setUncaughtExceptionHandler((where, error) -> seen.add(error.getMessage()));
        try {
            production.createWorker().schedule(() -> {
                throw new IllegalArgumentException("mine");
            });
            scheduler.runUntilIdle();
        } finally {
            thread.setUncaughtExceptionHandler(handler);
        }
        assertThat(seen).containsExactly("mine");
    }

    @Test
    void coreClosed_submissions_returnTheSingletonAndTellTheHandler() {
        RxJavaPlugins.setErrorHandler(error -> seen.add(error.getCause()));
        scheduler.close();
        assertThat(oneOfEachKind()).allMatch(handle -> handle == Disposable.disposed());
        assertThat(seen).hasSize(6).hasOnlyElementsOfType(RejectedExecutionException.class);
    }

    @Test
    void laneClosed_submissionWithoutHandler_failsTheDrive() {
        Worker lane = scheduler.createWorker();
        Scheduler inLane = RxSchedulers.fromScheduler(lane);
        lane.close();
        assertThat(inLane.scheduleDirect(NOTHING)).isSameAs(Disposable.disposed());
        assertThatThrownBy(scheduler::runUntilIdle)
                .isInstanceOf(RejectedExecutionException.class)
                .hasMessageContaining("HooksTest lambda");
    }
}
