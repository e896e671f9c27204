package dev.baton.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.testing.ExplorationFailure;
import dev.baton.core.testing.ScheduleMisfitError;
import dev.baton.core.testing.TestScheduler;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What pins a run: annotations, and settings from outside. */
final class PinTest {
    private static final List<Long> SEEDS = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void forget() {
        SEEDS.clear();
    }

    private static ExplorationFailure failure(Class<?> tests, String... parameters) {
        return (ExplorationFailure) Kit.failure(tests, parameters);
    }

    static final class Racy {
        @BatonTest(iterations = 100)
        void loses(TestScheduler scheduler, ExplorationContext run) {
            run.seed().ifPresent(SEEDS::add);
            Race race = new Race();
            race.begin(scheduler);
            scheduler.runUntilIdle();
            race.check();
        }
    }

    static final class FromASeed {
        @BatonTest(iterations = 3, seed = 40, strategy = Strategy.RANDOM_WALK)
        void body(ExplorationContext run) {
            SEEDS.add(run.seed().getAsLong());
        }
    }

    static final class Pinned {
        @BatonTest(strategy = Strategy.RANDOM_WALK)
        @Seed(77)
        void body(ExplorationContext run) {
            SEEDS.add(run.seed().getAsLong());
        }
    }

    @Test
    void seed_ofTheAnnotation_isThatOfTheFirstRun() {
        Kit.run(FromASeed.class).testEvents().assertStatistics(stats -> stats.succeeded(1));
        assertThat(new HashSet<>(SEEDS)).containsExactlyInAnyOrder(40L, 41L, 42L);
    }

    @Test
    void pinnedSeed_runsAlone() {
        Kit.run(Pinned.class).testEvents().assertStatistics(stats -> stats.succeeded(1));
        assertThat(new HashSet<>(SEEDS)).containsExactly(77L);
    }

    @Test
    void seedFromOutside_runsAlone_andWins() {
        Kit.run(Pinned.class, "baton.seed", "5").testEvents().assertStatistics(stats -> stats.succeeded(1));
        Kit.run(FromASeed.class, "baton.seed", "6").testEvents().assertStatistics(stats -> stats.succeeded(1));
        assertThat(new HashSet<>(SEEDS)).containsExactlyInAnyOrder(5L, 6L);
    }

    @Test
    void seedFromOutside_withIterations_isTheFirstOfThem() {
        Kit.run(Pinned.class, "baton.seed", "5", "baton.iterations", "2");
        assertThat(new HashSet<>(SEEDS)).containsExactlyInAnyOrder(5L, 6L);
    }

    @Test
    void randomSeed_exploresAfresh() {
        Kit.run(FromASeed.class, "baton.seed", "random").testEvents().assertStatistics(stats -> stats.succeeded(1));
        Kit.run(FromASeed.class, "baton.seed", "random");
        assertThat(new HashSet<>(SEEDS)).hasSize(6).doesNotContain(40L);
    }

    @Test
    void iterationsFromOutside_win() {
        Kit.run(FromASeed.class, "baton.iterations", "8");
        assertThat(new HashSet<>(SEEDS)).hasSize(8);
    }

    @Test
    void failingSeed_failsInTheSameWayAgain() {
        ExplorationFailure found = failure(Racy.class);
        ExplorationFailure again = failure(Racy.class, "baton.seed", Long.toString(found.seed().orElseThrow()));

        assertThat(again.schedule()).isEqualTo(found.schedule());
        assertThat(again.trace().entries()).hasToString(found.trace().entries().toString());
        assertThat(again.seed()).isEqualTo(found.seed());
    }

    @Test
    void failingSchedule_failsInTheSameWayAgain() {
        ExplorationFailure found = failure(Racy.class);
        ExplorationFailure again = failure(Racy.class, "baton.replay", found.schedule().toString());

        assertThat(again.getCause()).isInstanceOf(Race.LostRace.class);
        assertThat(again.trace().entries()).hasToString(found.trace().entries().toString());
        assertThat(again.getMessage()).startsWith("Failing run: replay of a schedule").contains("@Replay(\"");
    }

    static final class Replayed {
        private static final String SCHEDULE = failure(Racy.class).schedule().toString();
    }

    @Test
    void schedule_ofAnotherTest_isAMisfit() {
        assertThat(Kit.failure(OtherTest.class, "baton.replay", Replayed.SCHEDULE))
                .isInstanceOf(ScheduleMisfitError.class)
                .hasMessageContaining("no longer fits");
    }

    static final class OtherTest {
        @BatonTest
        void oneTask(TestScheduler scheduler) {
            scheduler.schedule(() -> {});
            scheduler.runUntilIdle();
        }
    }

    @Test
    void replay_thatIsNoSchedule_isRefused() {
        assertThat(Kit.failure(NoSchedule.class)).hasMessageContaining("@Replay of " + NoSchedule.class.getName()
                + ".body holds no schedule");
        assertThat(Kit.failure(Racy.class, "baton.replay", "nonsense"))
                .hasMessageContaining("baton.replay must be a schedule, but is \"nonsense\"");
    }

    static final class NoSchedule {
        @BatonTest
        @Replay("nonsense")
        void body() {}
    }

    @Test
    void contradictions_areRefused() {
        assertThat(Kit.failure(SeedAndReplay.class)).hasMessageContaining("@Replay and a seed contradict each other");
        assertThat(Kit.failure(ReplayAndFirstSeed.class)).hasMessageContaining("@Replay and a seed contradict each other");
        assertThat(Kit.failure(TwoSeeds.class)).hasMessageContaining("@Seed and @BatonTest(seed = …) contradict each other");
        assertThat(Kit.failure(Racy.class, "baton.seed", "1", "baton.replay", "baton1h."))
                .hasMessageContaining("baton.seed and baton.replay contradict each other");
    }

    static final class SeedAndReplay {
        @BatonTest
        @Seed(1)
        @Replay("baton1h.")
        void body() {}
    }

    static final class ReplayAndFirstSeed {
        @BatonTest(seed = 1)
        @Replay("baton1h.")
        void body() {}
    }

    static final class TwoSeeds {
        @BatonTest(seed = 1)
        @Seed(2)
        void body() {}
    }
}
