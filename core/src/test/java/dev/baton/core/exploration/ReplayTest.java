package dev.baton.core.exploration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.SessionId;
import dev.baton.core.TaskLabel;
import dev.baton.core.testing.TestScheduler;
import dev.baton.core.trace.Trace;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A schedule repeats its run: from either kind, from its text, here and in another process. */
final class ReplayTest {
    @Test
    void replay_randomPrograms_repeatsTheTraceFromDecisionsAndFromHolds() {
        for (long number = 0; number < 40; number++) {
            ScheduleRecorder recorder = new ScheduleRecorder(new JumpyWalk());
            Trace trace = LargeRandomProgram.trace(number, recorder);
            for (Schedule schedule : List.of(recorder.decisions(), recorder.holds())) {
                assertThat(LargeRandomProgram.trace(number, schedule.replay()))
                        .as("program %s", number)
                        .isEqualTo(trace);
            }
        }
    }

    @Test
    void replay_textOfManyRandomPrograms_repeatsTheRunFromDecisionsAndFromHolds() {
        int decisions = 0;
        int holds = 0;
        int jumps = 0;
        for (long number = 0; number < 500; number++) {
            ScheduleRecorder recorder = new ScheduleRecorder(new JumpyWalk());
            long hash = LargeRandomProgram.hash(number, recorder);
            for (Schedule schedule : List.of(recorder.decisions(), recorder.holds())) {
                Replay replay = Schedule.parse(schedule.toString()).replay();
                assertThat(LargeRandomProgram.hash(number, replay))
                        .as("program %s, %s", number, replay)
                        .isEqualTo(hash);
                assertThat(replay.misfit()).as("program %s, %s", number, replay).isEmpty();
            }
            decisions += recorder.decisions().size();
            holds += recorder.holds().size();
            jumps += recorder.holds().clockJumps();
        }
        assertThat(decisions).isGreaterThan(10_000);
        assertThat(holds).isGreaterThan(5_000);
        assertThat(jumps).isGreaterThan(500);
    }

    @Test
    void replay_noHolds_isFifo() {
        Schedule schedule = new HoldSchedule(0, List.of());
        for (long number = 0; number < 50; number++) {
            assertThat(LargeRandomProgram.hash(number, schedule.replay()))
                    .isEqualTo(LargeRandomProgram.hash(number, ExplorationStrategy.fifo()));
        }
    }

    @Test
    void replay_oneSchedule_isTheSame100TimesOf100() {
        ScheduleRecorder recorder = new ScheduleRecorder(new JumpyWalk());
        Trace trace = LargeRandomProgram.trace(7, recorder);
        for (int i = 0; i < 100; i++) {
            assertThat(LargeRandomProgram.trace(7, recorder.decisions().replay())).isEqualTo(trace);
        }
    }

    @Test
    void replay_anotherProcess_runsTheSame() throws Exception {
        ScheduleRecorder recorder = new ScheduleRecorder(new JumpyWalk());
        String table = LargeRandomProgram.trace(7, recorder).toTable();
        for (Schedule schedule : List.of(recorder.decisions(), recorder.holds())) {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                            "-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8",
                            "-cp", System.getProperty("java.class.path"),
                            ReplayTest.class.getName(), schedule.toString())
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(output).isZero();
            assertThat(output).isEqualTo(table + "misfit Optional.empty\n");
        }
    }

    /** Replays a schedule of program 7. */
    public static void main(String[] arguments) {
        Replay replay = Schedule.parse(arguments[0]).replay();
        System.out.print(LargeRandomProgram.trace(7, replay).toTable());
        System.out.print("misfit " + replay.misfit() + "\n");
    }

    @Test
    void recorder_anyStrategy_agreesWithTheSchedulerAndForwardsEverything() {
        List<String> heard = new ArrayList<>();
        ScheduleRecorder recorder = new ScheduleRecorder(new Listener(heard));
        assertThat(recorder.learningRuns(5)).isEqualTo(6);
        recorder.beginLearning(1);
        assertThat(recorder.begin(9)).isFalse();
        TestScheduler scheduler = TestScheduler.builder().strategy(recorder).build();
        TaskLabel label = TaskLabel.of("a");
        scheduler.scheduleLabeled(() -> {}, label);
        scheduler.schedule(() -> {});
        scheduler.schedule(() -> {}).cancel();
        scheduler.scheduleAfter(Duration.ofMillis(1), () -> {});
        scheduler.runUntilIdle();
        recorder.end();

        assertThat(heard).containsExactly("beginLearning 1", "begin 9", "clockJumps", "submitted", "submitted", "submitted",
                "cancelled", "submitted", "choose", "choose", "ran null", "choose", "ran null", "ran a", "end");
        DecisionSchedule schedule = (DecisionSchedule) recorder.decisions();
        assertThat(schedule.hash()).isEqualTo(scheduler.scheduleHash());
        assertThat(schedule.steps()).isEqualTo(3);
        assertThat(schedule.clockJumps()).isEqualTo(1);
        assertThat(recorder).hasToString("listener");
    }

    @Test
    void recorder_runThatBreaksOffAtAChoice_holdsWhatWasSeen() {
        ScheduleRecorder recorder = new ScheduleRecorder(ExplorationStrategy.randomWalk());
        TestScheduler scheduler = TestScheduler.builder().strategy(new Breaking(recorder)).build();
        for (int i = 0; i < 6; i++) {
            scheduler.schedule(() -> {});
        }
        assertThatThrownBy(scheduler::runUntilIdle).isInstanceOf(IllegalStateException.class);
        assertThat(recorder.decisions().size()).isEqualTo(1);
        assertThat(recorder.holds().size()).isZero();
        scheduler.cancelPending();
    }

    /** Asks another strategy, and then answers out of range. */
    private record Breaking(ExplorationStrategy base) implements ExplorationStrategy {
        @Override
        public int choose(Decision decision) {
            return base.choose(decision) + 100;
        }
    }

    @Test
    void replay_sessionsThatShareAnIdentity_repeatsFromDecisions() {
        assertThat("Aa").hasSameHashCodeAs("BB"); // and so do the identities of their lanes, which cannot be told apart
        for (long seed = 0; seed < 20; seed++) {
            ScheduleRecorder recorder = new ScheduleRecorder(ExplorationStrategy.randomWalk());
            recorder.begin(seed);
            String order = namesakes(recorder);
            Replay replay = recorder.decisions().replay();
            assertThat(namesakes(replay)).isEqualTo(order);
            assertThat(replay.misfit()).isEmpty();
            namesakes(recorder.holds().replay()); // in some order
        }
    }

    private static String namesakes(ExplorationStrategy strategy) {
        StringBuilder order = new StringBuilder();
        try (TestScheduler scheduler = TestScheduler.builder().strategy(strategy).build()) {
            for (String name : List.of("Aa", "BB", "other")) {
                scheduler.inSession(SessionId.create(name)).scheduleForeground(() -> order.append(name));
            }
            scheduler.runUntilIdle();
        }
        return order.toString();
    }

    /** Jumps first, then always takes the second task; notes what it hears. */
    private record Listener(List<String> heard) implements ExplorationStrategy {
        @Override
        public int learningRuns(long seed) {
            return (int) seed + 1;
        }

        @Override
        public void beginLearning(int index) {
            heard.add("beginLearning " + index);
        }

        @Override
        public boolean begin(long seed) {
            heard.add("begin " + seed);
            return false;
        }

        @Override
        public int clockJumps() {
            heard.add("clockJumps");
            return 1;
        }

        @Override
        public int choose(Decision decision) {
            heard.add("choose");
            return decision.canJump() ? decision.tasks() : 1;
        }

        @Override
        public void submitted(long task, long parent, long lane, boolean delayed) {
            heard.add("submitted");
        }

        @Override
        public void ran(long task, long lane, TaskLabel label) {
            heard.add("ran " + label);
        }

        @Override
        public void cancelled(long task, long lane) {
            heard.add("cancelled");
        }

        @Override
        public void end() {
            heard.add("end");
        }

        @Override
        public String toString() {
            return "listener";
        }
    }
}
