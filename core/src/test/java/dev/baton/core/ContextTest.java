package dev.baton.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.testing.TestScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ContextTest {
    private final TestScheduler scheduler = TestScheduler.create();
    private final List<String> seen = new ArrayList<>();
    private String current = "none";
    private int captures;

    private final TaskNode.ContextCapture capture = body -> {
        captures++;
        String captured = current;
        return () -> {
            String before = current;
            current = captured;
            return () -> current = before;
        };
    };
    private final Scheduler view = scheduler.propagating(capture);

    private void submitIn(String context, Runnable submission) {
        current = context;
        submission.run();
        current = "none";
    }

    private Runnable look() {
        return () -> seen.add(current);
    }

    @Test
    void propagating_everyWayToSubmit_runsInTheContextOfTheSubmission() {
        submitIn("a", () -> view.schedule(look()));
        submitIn("b", () -> view.scheduleAfter(Duration.ofSeconds(1), look()));
        submitIn("c", () -> view.scheduleForeground(look()));
        submitIn("d", () -> view.labeled(TaskLabel.of("x")).foreground().schedule(look()));
        submitIn("e", () -> view.spawn(() -> seen.add(current)));
        submitIn("f", () -> view.inSession(SessionId.create("s")).schedule(look()));
        scheduler.runUntilIdle();
        assertThat(seen).containsExactlyInAnyOrder("a", "b", "c", "d", "e", "f");
        assertThat(current).isEqualTo("none");
    }

    @Test
    void propagating_workers_runInTheContextOfTheSubmission() {
        for (Worker worker : List.of(
                view.createWorker(),
                view.createWorker().createWorker(),
                view.foreground().createWorker(),
                view.createForegroundWorker(null))) {
            submitIn("a", () -> worker.schedule(look()));
            submitIn("b", () -> worker.scheduleAfter(Duration.ofSeconds(1), look()));
            scheduler.runUntilIdle();
            assertThat(seen).containsExactly("a", "b");
            seen.clear();
        }
    }

    @Test
    void propagating_periodicTask_capturesOnce() {
        submitIn("a", () -> view.schedulePeriodically(Duration.ZERO, Duration.ofSeconds(1), look()));
        scheduler.advanceBy(Duration.ofSeconds(3));
        assertThat(seen).containsExactly("a", "a", "a", "a");
        assertThat(captures).isEqualTo(1);
        scheduler.cancelPending();
    }

    @Test
    void propagating_viewOfAView_capturesOnce() {
        Scheduler twice = view.createWorker().propagating(capture);
        submitIn("a", () -> twice.schedule(look()));
        scheduler.runUntilIdle();
        assertThat(seen).containsExactly("a");
        assertThat(captures).isEqualTo(1);
    }

    @Test
    void propagating_labelAndSession_stay() {
        TaskLabel label = TaskLabel.of("x");
        SessionId session = SessionId.create("s");
        Task<Integer> task = scheduler.labeled(label).inSession(session).propagating(capture).spawn(() -> 1);
        scheduler.runUntilIdle();
        assertThat(task.metadata().label()).contains(label);
        assertThat(task.metadata().session()).contains(session);
    }

    @Test
    void failingBody_isReportedInTheContextAndLeavesIt() {
        List<String> reportedIn = new ArrayList<>();
        TaskNode failing = new TaskNode() {
            @Override
            protected void execute() {
                throw new IllegalStateException();
            }

            @Override
            protected void onFailure(Throwable failure) {
                reportedIn.add(current);
            }
        };
        submitIn("a", () -> view.submit(failing));
        scheduler.runUntilIdle();
        assertThat(reportedIn).containsExactly("a");
        assertThat(current).isEqualTo("none");
    }

    @Test
    void contextThatCannotBeEntered_failsTheTaskWhichDoesNotRun() {
        scheduler.expectError(IllegalStateException.class);
        scheduler.propagating(body -> () -> {
            throw new IllegalStateException("no entry");
        }).schedule(look());
        scheduler.runUntilIdle();
        assertThat(seen).isEmpty();
    }

    @Test
    void contextThatCannotBeLeft_isReportedAfterTheTaskHasRun() {
        scheduler.expectError(IllegalStateException.class);
        scheduler.propagating(body -> () -> () -> {
            throw new IllegalStateException("no exit");
        }).schedule(look());
        scheduler.runUntilIdle();
        assertThat(seen).hasSize(1);
    }

    @Test
    void captureThatThrows_reachesTheSubmitterAndNothingIsAccepted() {
        Scheduler broken = scheduler.propagating(body -> {
            throw new IllegalStateException("no capture");
        });
        assertThatThrownBy(() -> broken.schedule(look())).hasMessage("no capture");
        assertThat(scheduler.runUntilIdle()).isZero();
    }

    @Test
    void capture_isGivenWhatTheTaskRuns() {
        List<Object> bodies = new ArrayList<>();
        Runnable task = look();
        scheduler.propagating(body -> {
            bodies.add(body);
            return null;
        }).schedule(task);
        scheduler.runUntilIdle();
        assertThat(bodies).containsExactly(task);
        assertThat(seen).containsExactly("none");
    }

    @Test
    void views_areValues() {
        assertThat(view).isEqualTo(scheduler.propagating(capture)).isNotEqualTo(scheduler)
                .isNotEqualTo(scheduler.propagating(body -> null));
        assertThat(view.labeled(TaskLabel.of("x"))).isEqualTo(scheduler.labeled(TaskLabel.of("x")).propagating(capture));
        assertThat(view.base()).isSameAs(scheduler);
        assertThat(view).asString().startsWith("TestScheduler(FIFO).propagating(");
    }
}
