package dev.baton.core.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.exploration.Decision;
import dev.baton.core.exploration.ExplorationStrategy;
import dev.baton.userland.Fickle;
import dev.baton.userland.Golden;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

final class DivergenceTest {
    private static RecordedRun run(Scenario scenario, long seed) throws Exception {
        TestScheduler scheduler = TestScheduler.builder().seed(seed).captureSites(true).build();
        scenario.run(scheduler);
        scheduler.close();
        return scheduler.recorder().run();
    }

    private static Optional<String> between(BiConsumer<Fickle, TestScheduler> scenario, int one, int other)
            throws Exception {
        return between(scenario, one, other, 1);
    }

    private static Optional<String> between(
            BiConsumer<Fickle, TestScheduler> scenario, int one, int other, long seed) throws Exception {
        return Divergence.between(
                run(scheduler -> scenario.accept(new Fickle(() -> one), scheduler), seed),
                run(scheduler -> scenario.accept(new Fickle(() -> other), scheduler), seed));
    }

    @Test
    void between_sameRunTwice_isNothing() throws Exception {
        assertThat(between(Fickle::sharedCounter, 0, 0)).isEmpty();
        assertThat(between(Fickle::setOrder, 1, 1)).isEmpty();
        assertThat(between(Fickle::wallClock, 5, 5)).isEmpty();
        assertThat(between(Fickle::branch, 1, 1)).isEmpty();
    }

    @Test
    void between_stateSharedByRuns_namesTheTaskOfOneRunAndWhoSpawnedIt() throws Exception {
        long lookupFirst = 0;
        while (!run(scheduler -> new Fickle(() -> 0).sharedCounter(scheduler), lookupFirst)
                .steps().get(0).others().stream().allMatch(other -> other.name().equals("Fickle lambda"))) {
            lookupFirst++;
        }
        Golden.assertMatches("divergence", between(Fickle::sharedCounter, 0, 1, lookupFirst).orElseThrow());
    }

    @Test
    void between_orderOfASet_namesBothCandidates() throws Exception {
        assertThat(between(Fickle::setOrder, 0, 1)).get().asString()
                .contains("went apart at step 2, after 0 decisions: the candidates differ, at virtual time 0 ms")
                .contains("Fickle lambda [a], lane background, path body/0/0, spawned in step 1 at dev.baton.userland.Fickle")
                .contains("Fickle lambda [b], lane background, path body/0/0, spawned in step 1")
                .contains("Set.of and Map.of");
    }

    @Test
    void between_wallClock_namesBothTimes() throws Exception {
        assertThat(between(Fickle::wallClock, 0, 3)).get().asString()
                .contains("at step 2, after 0 decisions: the clock showed 10 ms in the first run and 13 ms in the second")
                .contains("wall clock");
    }

    @Test
    void between_otherLineOfOneName_isTold() throws Exception {
        assertThat(between(Fickle::branch, 0, 1)).get().asString()
                .contains("at step 1").contains("No task had run before.").contains("(in this run only)");
    }

    @Test
    void between_oneRunGoesOn_saysWhich() throws Exception {
        assertThat(between(Fickle::oneMore, 0, 1)).get().asString()
                .contains("the second run was over, the other went on")
                .contains("Candidates in the second run: none.")
                .contains("Next in the second run: nothing");
    }

    @Test
    void between_anotherChoice_isNotBlamedOnTheCandidates() throws Exception {
        Scenario scenario = scheduler -> new Fickle(() -> 0).sharedCounter(scheduler);
        RecordedRun one = run(scenario, 1);
        RecordedRun other = null;
        for (long seed = 2; other == null || other.equals(one); seed++) {
            other = run(scenario, seed);
        }
        assertThat(Divergence.between(one, other)).get().asString()
                .contains("the candidates are the same and another one was chosen");
    }

    @Test
    void recordedRun_earlyJump_isAStepOfItsOwn() {
        TestScheduler scheduler = TestScheduler.builder().strategy(new JumpFirst()).captureSites(true).build();
        scheduler.scheduleAfter(Duration.ofMillis(1), () -> {});
        scheduler.schedule(() -> {});
        scheduler.runUntilIdle();

        RecordedRun run = scheduler.recorder().run();

        assertThat(run.steps()).hasSize(3);
        assertThat(run.steps().get(0).chosen()).isNull();
        assertThat(run.steps().get(0).others()).hasSize(1);
        assertThat(run.steps().get(0).now()).isZero();
        assertThat(run.steps()).extracting(RecordedStep::decisions).containsExactly(1, 2, 2);
    }

    @Test
    void recordedRun_manyCandidates_keepsTheOldestAndAHashOfAll() {
        TestScheduler scheduler = TestScheduler.builder().captureSites(true).build();
        for (int i = 0; i < 150; i++) {
            scheduler.schedule(() -> {});
        }
        scheduler.runUntilIdle();

        RecordedStep first = scheduler.recorder().run().steps().get(0);

        assertThat(first.count()).isEqualTo(149);
        assertThat(first.others()).hasSize(RecordedStep.MOST).first().extracting(RecordedTask::path).isEqualTo("body/1");
        assertThat(first.hash()).isNotZero();
    }

    /** Lets the clock jump once, then takes the oldest. */
    private static final class JumpFirst implements ExplorationStrategy {
        private boolean jumped;

        @Override
        public int clockJumps() {
            return 1;
        }

        @Override
        public int choose(Decision decision) {
            if (decision.canJump() && !jumped) {
                jumped = true;
                return decision.tasks();
            }
            return decision.oldest();
        }
    }
}
