package dev.baton.core.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.SessionId;
import dev.baton.core.Task;
import dev.baton.core.Worker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SessionsTest {
    private final TestScheduler scheduler = TestScheduler.create();
    private final SessionId one = SessionId.create("one");
    private final SessionId two = SessionId.create("two");
    private final List<SessionId> seen = new ArrayList<>();

    private void note() {
        seen.add(scheduler.currentSession());
    }

    @Test
    void session_submittedTasks_inheritIt() {
        scheduler.inSession(one).schedule(() -> {
            note();
            scheduler.schedule(this::note);
            scheduler.scheduleAfter(Duration.ofSeconds(1), this::note);
            scheduler.createWorker().schedule(this::note);
        });
        scheduler.runUntilIdle();
        assertThat(seen).containsExactly(one, one, one, one);
        assertThat(scheduler.currentSession()).isNull();
    }

    @Test
    void session_ofTheWorker_beatsThatOfTheSubmitter() {
        Worker[] worker = new Worker[1];
        scheduler.inSession(one).schedule(() -> worker[0] = scheduler.createWorker());
        scheduler.runUntilIdle();
        scheduler.inSession(two).schedule(() -> worker[0].schedule(this::note));
        scheduler.runUntilIdle();
        assertThat(seen).containsExactly(one);
    }

    @Test
    void session_explicit_beatsThatOfTheWorker() {
        Worker worker = scheduler.inSession(one).createWorker();
        worker.inSession(two).schedule(this::note);
        worker.schedule(this::note);
        scheduler.runUntilIdle();
        assertThat(seen).containsExactly(two, one);
    }

    @Test
    void session_asyncStage_isThatOfWhoAttachedItElseOfTheCompletingTask() {
        Task<Void> task = scheduler.inSession(one).spawnAsync(() -> scheduler.timer(Duration.ofSeconds(1)));
        scheduler.inSession(two).schedule(() -> task.thenRunAsync(this::note));
        task.thenRunAsync(this::note);
        scheduler.runUntilIdle();
        assertThat(seen).containsExactlyInAnyOrder(two, one);
    }

    @Test
    void foreground_inSession_isALaneOfItsOwn() {
        scheduler.inSession(one).schedule(() -> scheduler.scheduleForeground(this::note));
        scheduler.runUntilParked();
        assertThat(seen).containsExactly(one);
        scheduler.inSession(two).scheduleForeground(this::note);
        scheduler.scheduleForeground(this::note);
        assertThat(scheduler.pendingTasks()).extracting(PendingTask::lane).containsExactly("two", "foreground");
        scheduler.runUntilIdle();
        assertThat(seen).containsExactly(one, two, null);
    }

    @Test
    void sessionId_sameName_isAnotherSession() {
        assertThat(SessionId.create("one")).isNotEqualTo(one).hasToString("one");
        assertThatThrownBy(() -> SessionId.create(" ")).isInstanceOf(IllegalArgumentException.class);
    }
}
