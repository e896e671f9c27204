package dev.baton.reactor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.testing.PendingTask;
import dev.baton.core.testing.TestScheduler;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

final class HooksTest {
    private final TestScheduler scheduler = TestScheduler.create();
    private final Scheduler reactor = ReactorSchedulers.fromScheduler(scheduler);
    private final Scheduler.Worker worker = reactor.createWorker();
    private final List<Object> seen = new ArrayList<>();

    @AfterEach
    void resetHooks() {
        Schedulers.resetOnScheduleHooks();
        Schedulers.resetOnHandleError();
    }

    @Test
    void onSchedule_everyKindOfTask_onceAtSubmission() {
        Schedulers.onScheduleHook("count", task -> {
            seen.add("hook");
            return () -> {
                seen.add("wrapped");
                task.run();
            };
        });
        reactor.schedule(() -> {});
        reactor.schedule(() -> {}, 1, TimeUnit.SECONDS);
        reactor.schedulePeriodically(() -> {}, 1, 1, TimeUnit.SECONDS);
        worker.schedule(() -> {});
        worker.schedule(() -> {}, 1, TimeUnit.SECONDS);
        worker.schedulePeriodically(() -> {}, 1, 1, TimeUnit.SECONDS);
        assertThat(seen).hasSize(6).containsOnly("hook");
        seen.clear();
        scheduler.advanceBy(Duration.ofSeconds(3));
        assertThat(seen).hasSize(4 + 2 * 3).containsOnly("wrapped");
        reactor.dispose();
    }

    @Test
    void pendingTask_hooked_isNamedAfterWhatTheUserSubmitted() {
        Schedulers.onScheduleHook("wrap", task -> new Runnable() {
            @Override
            public void run() {
                task.run();
            }
        });
        worker.schedule(() -> {});
        reactor.schedulePeriodically(() -> {}, 1, 1, TimeUnit.SECONDS);
        Flux.range(1, 2).publishOn(reactor).subscribe();
        assertThat(scheduler.pendingTasks()).extracting(PendingTask::name).containsExactly(
                "HooksTest lambda", "FluxPublishOn.PublishOnSubscriber", "HooksTest lambda");
        assertThat(scheduler.pendingTasks()).extracting(PendingTask::library).containsOnly("reactor");
        reactor.dispose();
    }

    @Test
    void failure_noHook_failsTheDriveOnceAndTheLaneGoesOn() {
        IllegalArgumentException failure = new IllegalArgumentException("mine");
        worker.schedule(() -> {
            throw failure;
        });
        worker.schedule(() -> seen.add("next"));
        assertThatThrownBy(scheduler::runUntilIdle)
                .isSameAs(failure)
                .satisfies(error -> assertThat(error.getSuppressed()).isEmpty());
        assertThat(seen).containsExactly("next");
    }

    @Test
    void failure_hook_hearsItOnceOnTheThreadOfTheTaskAndTheDriveFailsToo() {
        Schedulers.onHandleError((thread, error) -> seen.add(thread.getName() + ": " + error.getMessage()));
        Thread.UncaughtExceptionHandler handler = Thread.currentThread().getUncaughtExceptionHandler();
        reactor.schedule(() -> {
            throw new AssertionError("mine");
        });
        assertThatThrownBy(scheduler::runUntilIdle).isInstanceOf(AssertionError.class).hasMessage("mine");
        assertThat(seen).containsExactly(Thread.currentThread().getName() + ": mine");
        assertThat(Thread.currentThread().getUncaughtExceptionHandler()).isSameAs(handler);
    }

    @Test
    void failure_wrappedByReactor_isReportedUnwrapped() {
        IOException cause = new IOException("disk");
        reactor.schedule(() -> {
            throw Exceptions.propagate(cause);
        });
        assertThatThrownBy(scheduler::runUntilIdle).isSameAs(cause);
    }

    @Test
    void failure_hookThrows_bothAreReported() {
        Schedulers.onHandleError((thread, error) -> {
            throw new IllegalStateException("hook");
        });
        reactor.schedule(() -> {
            throw new IllegalArgumentException("mine");
        });
        assertThatThrownBy(scheduler::runUntilIdle)
                .satisfies(error -> assertThat(List.of(error.getSuppressed()))
                        .anyMatch(IllegalArgumentException.class::isInstance));
    }

    @Test
    void failure_periodic_endsIt() {
        reactor.schedulePeriodically(
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
        Scheduler production = ReactorSchedulers.fromScheduler(new NoForeground(scheduler));
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
}
