package dev.baton.core.exploration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.TaskLabel;
import dev.baton.core.testing.TestScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A program that changed is noticed, said where, and run to its end in FIFO order. */
final class MisfitTest {
    private static final String A = HexFormat.of().toHexDigits(task(0));

    private final List<String> ran = new ArrayList<>();

    @Test
    void decisions_otherNumberOfTasks_namesTheFirstDecision() {
        Schedule schedule = recorded("a", "b", "c");
        Replay replay = schedule.replay();
        run(replay, "a", "b", "c", "d");
        assertThat(ran).containsExactly("a", "b", "c", "d");
        assertThat(replay.misfit().orElseThrow()).matches("Decision 1 of 2 does not fit: the schedule chose candidate 2 of 3"
                + " tasks, a task …[0-9a-f]{2}; the program offers 4 tasks:"
                + " [0-9a-f]{16} `a`, [0-9a-f]{16} `b`, [0-9a-f]{16} `c`, [0-9a-f]{16} `d`\\.");
    }

    @Test
    void decisions_otherTask_isNoticed() {
        Schedule schedule = recorded("a", "b", "c");
        Replay replay = schedule.replay();
        TestScheduler scheduler = TestScheduler.builder().strategy(replay).build();
        scheduler.createWorker(); // takes the place of the first task among the children of the body
        submit(scheduler, "a", "b", "c");
        scheduler.runUntilIdle();
        assertThat(ran).containsExactly("a", "b", "c");
        assertThat(replay.misfit().orElseThrow())
                .startsWith("Decision 1 of 2 does not fit: the schedule chose candidate 2 of 3 tasks, a task …");
    }

    @Test
    void decisions_moreThanRecorded_isNoticed() {
        Schedule schedule = recorded("a", "b", "c");
        Replay replay = schedule.replay();
        TestScheduler scheduler = TestScheduler.builder().strategy(replay).build();
        submit(scheduler, "a", "b", "c");
        scheduler.runUntilIdle();
        submit(scheduler, "d", "e");
        scheduler.runUntilIdle();
        assertThat(ran).containsExactly("c", "b", "a", "d", "e");
        assertThat(replay.misfit().orElseThrow())
                .startsWith("Decision 3 of 2 does not fit: the schedule has no more; the program offers 2 tasks: ");
    }

    @Test
    void decisions_fewerThanRecorded_isNoticed() {
        Replay replay = recorded("a", "b", "c").replay();
        TestScheduler scheduler = TestScheduler.builder().strategy(replay).build();
        submit(scheduler, "a", "b", "c");
        scheduler.runOne();
        assertThat(replay.misfit()).contains("The run ended after 1 of 2 decisions, and 1 task of 3.");
    }

    @Test
    void decisions_sameDecisionsButMoreTasks_isNoticed() {
        Replay replay = recorded("a", "b", "c").replay();
        run(replay, "a", "b", "c");
        assertThat(replay.misfit()).isEmpty();

        Replay more = recorded("a", "b", "c").replay();
        TestScheduler scheduler = TestScheduler.builder().strategy(more).build();
        submit(scheduler, "a", "b", "c");
        scheduler.runUntilIdle();
        submit(scheduler, "d");
        scheduler.runUntilIdle();
        assertThat(more.misfit()).contains("All decisions fit, but 4 tasks ran instead of 3.");
    }

    @Test
    void decisions_sameDecisionsButOtherTasks_isNoticed() {
        ScheduleRecorder recorder = new ScheduleRecorder(ExplorationStrategy.fifo());
        run(recorder, "a");
        Replay replay = recorder.decisions().replay();
        TestScheduler scheduler = TestScheduler.builder().strategy(replay).build();
        scheduler.createWorker().schedule(() -> {});
        scheduler.runUntilIdle();
        assertThat(replay.misfit().orElseThrow()).matches("All decisions fit, but other tasks ran:"
                + " the hash of the run is [0-9a-f]{16} instead of [0-9a-f]{16}\\.");
    }

    @Test
    void decisions_jumpNotPossible_isNoticed() {
        ScheduleRecorder recorder = new ScheduleRecorder(new Jump());
        TestScheduler recorded = TestScheduler.builder().strategy(recorder).build();
        submit(recorded, "a");
        recorded.scheduleAfter(Duration.ofMillis(1), () -> {});
        recorded.runUntilIdle();

        Replay replay = recorder.decisions().replay();
        run(replay, "a", "b");
        assertThat(replay.misfit().orElseThrow())
                .startsWith("Decision 1 of 2 does not fit: the schedule chose the clock jump among 1 task;"
                        + " the program offers 2 tasks: ");
    }

    @Test
    void holds_secondNeverRuns_isNoticed() {
        Replay replay = new HoldSchedule(0, List.of(Hold.untilTask(task(0), 17))).replay();
        run(replay, "a", "b");
        assertThat(ran).containsExactly("b", "a");
        assertThat(replay.misfit()).contains("task " + A + " held until task 0000000000000011 had run, but nothing else"
                + " could run.");
    }

    @Test
    void holds_secondNeverRunsAndFirstIsCancelled_isNoticed() {
        Replay replay = new HoldSchedule(0, List.of(Hold.untilTask(task(0), 17))).replay();
        TestScheduler scheduler = TestScheduler.builder().strategy(replay).build();
        submit(scheduler, "a", "b");
        scheduler.runOne();
        scheduler.cancelPending();
        assertThat(replay.misfit()).contains("task " + A + " held until task 0000000000000011 had run, but the second never"
                + " ran.");
    }

    @Test
    void holds_firstNeverComes_isNoticed() {
        Replay replay = new HoldSchedule(0, List.of(Hold.untilTask(17, task(0)))).replay();
        run(replay, "a", "b");
        assertThat(replay.misfit()).contains("task 0000000000000011 held until task " + A + " had run, but the first was"
                + " never submitted.");
    }

    @Test
    void holds_clockCannotJump_letsTheOldestGo() {
        Replay replay = new HoldSchedule(0, List.of(Hold.untilTime(task(0), 1_500_000))).replay();
        run(replay, "a", "b");
        assertThat(ran).containsExactly("b", "a");
        assertThat(replay.misfit()).isEmpty(); // the only candidate runs unasked, whatever the time

        Replay both = new HoldSchedule(
                0, List.of(Hold.untilTime(task(0), 1_500_000), Hold.untilTime(task(1), 1_500_000))).replay();
        run(both, "a", "b");
        assertThat(both.misfit()).contains("task " + A + " held until the clock had reached 1.5 ms, but nothing else could"
                + " run.");
    }

    private static long task(int index) {
        return Identity.child(Identity.BODY, index);
    }

    /** Records the run in which the youngest goes first. */
    private Schedule recorded(String... tasks) {
        ScheduleRecorder recorder = new ScheduleRecorder(new Youngest());
        run(recorder, tasks);
        ran.clear();
        return recorder.decisions();
    }

    private void run(ExplorationStrategy strategy, String... tasks) {
        TestScheduler scheduler = TestScheduler.builder().strategy(strategy).build();
        submit(scheduler, tasks);
        scheduler.runUntilIdle();
    }

    private void submit(TestScheduler scheduler, String... tasks) {
        for (String task : tasks) {
            scheduler.scheduleLabeled(() -> ran.add(task), TaskLabel.of(task));
        }
    }

    private static final class Youngest implements ExplorationStrategy {
        @Override
        public int choose(Decision decision) {
            int youngest = 0;
            for (int i = 1; i < decision.tasks(); i++) {
                youngest = decision.readiness(i) - decision.readiness(youngest) > 0 ? i : youngest;
            }
            return youngest;
        }
    }

    private static final class Jump implements ExplorationStrategy {
        @Override
        public int clockJumps() {
            return 1;
        }

        @Override
        public int choose(Decision decision) {
            return decision.canJump() ? decision.tasks() : 0;
        }
    }
}
