package dev.baton.core.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.baton.core.TaskLabel;
import dev.baton.core.exploration.ExplorationStrategy;
import dev.baton.core.exploration.Schedule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What those need who explore on behalf of users. */
final class FrameworkHooksTest {
    private static final class Annotations implements ReplayWording {
        @Override
        public String bySchedule(Schedule schedule) {
            return "@Replay " + schedule;
        }

        @Override
        public String bySeed(long seed) {
            return "@Seed " + seed;
        }

        @Override
        public String idleClock() {
            return "@IdleClock";
        }
    }

    private static ExplorationFailure failure(Exploration exploration) {
        return catchThrowableOfType(ExplorationFailure.class, exploration::run);
    }

    private static void race(TestScheduler scheduler) {
        AtomicInteger first = new AtomicInteger();
        scheduler.schedule(() -> first.compareAndSet(0, 1));
        scheduler.schedule(() -> first.compareAndSet(0, 2));
        scheduler.runUntilIdle();
        assertThat(first).hasValue(1);
    }

    private static void timeout(TestScheduler scheduler) {
        AtomicInteger first = new AtomicInteger();
        scheduler.scheduleAfter(Duration.ofHours(1), () -> first.compareAndSet(0, 2));
        scheduler.schedule(() -> first.compareAndSet(0, 1));
        scheduler.runUntilIdle();
        assertThat(first).hasValue(1);
    }

    @Test
    void wording_isHowFailuresSayHowToHaveThemAgain() {
        ExplorationFailure failure = failure(Exploration.of(FrameworkHooksTest::race).wording(new Annotations()));

        assertThat(failure.getMessage())
                .contains("To replay it: @Replay " + failure.schedule() + "\n    as found: @Seed " + failure.seed().orElseThrow())
                .doesNotContain("scenario)");
    }

    @Test
    void wording_isHowFailuresSayWhatRulesOutAJump() {
        ExplorationFailure failure = failure(Exploration.of(FrameworkHooksTest::timeout).wording(new Annotations()));

        assertThat(failure.getMessage().lines().findFirst()).hasValueSatisfying(heading ->
                assertThat(heading).endsWith(", after an early jump of the clock; @IdleClock rules that out"));
    }

    @Test
    void pages_areAllThatIsWritten(@TempDir Path folder) throws IOException {
        Exploration.of(scheduler -> {}).iterations(2).pages(folder.resolve("passing")).run();
        assertThat(folder.resolve("passing")).doesNotExist();

        failure(Exploration.of(FrameworkHooksTest::race).pages(folder.resolve("failing")));
        try (Stream<Path> files = Files.list(folder.resolve("failing"))) {
            assertThat(files).isNotEmpty().allMatch(file -> file.getFileName().toString().startsWith("failure-"));
        }
    }

    @Test
    void hangs_areReportedApartFromProgress() {
        List<String> progress = Collections.synchronizedList(new ArrayList<>());
        List<String> hangs = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch reported = new CountDownLatch(1);
        Exploration.of(scheduler -> {
                    scheduler.scheduleLabeled(() -> {
                        try {
                            reported.await();
                        } catch (InterruptedException e) {
                            throw new AssertionError(e);
                        }
                    }, TaskLabel.of("stuck"));
                    scheduler.runUntilIdle();
                })
                .iterations(1)
                .hangLimit(Duration.ofMillis(5))
                .progress(progress::add)
                .hangs(report -> {
                    hangs.add(report);
                    reported.countDown();
                })
                .run();

        assertThat(hangs).isNotEmpty();
        assertThat(progress).isEmpty();
    }

    @Test
    void lateErrors_goWhereTheyAreSent() {
        List<Throwable> late = new ArrayList<>();
        List<TestScheduler> schedulers = new ArrayList<>();
        Exploration.of(schedulers::add).iterations(1).lateErrors(late::add).run();
        IllegalStateException error = new IllegalStateException("late");
        schedulers.get(0).reportError(error);

        assertThat(late).containsExactly(error);
    }

    @Test
    void seed_isThatOfTheRun_andNoneInAReplay() {
        List<String> seeds = new ArrayList<>();
        Exploration exploration = Exploration.of(scheduler -> seeds.add(scheduler.seed().toString()))
                .strategy(ExplorationStrategy::randomWalk)
                .checkDeterminismEvery(0)
                .seed(5)
                .iterations(2);
        exploration.run();
        assertThat(seeds).containsExactly("OptionalLong[5]", "OptionalLong[6]");
        assertThat(TestScheduler.withSeed(7).seed()).hasValue(7);
        assertThat(TestScheduler.create().seed()).isEmpty();
    }

    @Test
    void activity_namesTheTaskThatIsRunning() {
        TestScheduler scheduler = TestScheduler.create();
        List<String> activities = new ArrayList<>();
        scheduler.scheduleLabeled(() -> activities.add(scheduler.activity()), TaskLabel.of("busy"));
        scheduler.runUntilIdle();
        activities.add(scheduler.activity());

        assertThat(activities.get(0)).contains("[busy] is running, at step 1");
        assertThat(activities.get(1)).startsWith("No task is running");
    }
}
