package dev.baton.core.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.Scheduler;
import dev.baton.core.TaskLabel;
import dev.baton.core.Worker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class OrderTest {
    private static final TaskLabel SLOW = TaskLabel.of("slow");

    private final List<String> ran = new ArrayList<>();

    @Test
    void fifo_backgroundAndLanes_runInOrderOfSubmission() {
        TestScheduler scheduler = TestScheduler.create();
        Worker worker = scheduler.createWorker();
        worker.schedule(() -> ran.add("lane 1"));
        worker.schedule(() -> ran.add("lane 2"));
        scheduler.schedule(() -> ran.add("background 3"));
        worker.schedule(() -> ran.add("lane 4"));
        scheduler.scheduleForeground(() -> ran.add("foreground 5"));

        scheduler.runUntilIdle();

        assertThat(ran).containsExactly("lane 1", "lane 2", "background 3", "lane 4", "foreground 5");
    }

    @Test
    void fifo_childOfDueTask_doesNotOvertakeItsSiblings() {
        TestScheduler scheduler = TestScheduler.create();
        scheduler.scheduleAfter(Duration.ofMillis(1), () -> {
            ran.add("a");
            scheduler.schedule(() -> ran.add("child of a"));
        });
        scheduler.scheduleAfter(Duration.ofMillis(1), () -> ran.add("b"));

        scheduler.runUntilIdle();

        assertThat(ran).containsExactly("a", "b", "child of a");
    }

    @Test
    void seed_lane_keepsItsOrderUnderEverySeed() {
        for (long seed = 0; seed < 200; seed++) {
            List<Integer> lane = new ArrayList<>();
            TestScheduler scheduler = TestScheduler.withSeed(seed);
            Worker worker = scheduler.createWorker();
            IntStream.range(0, 5).forEach(i -> {
                worker.schedule(() -> lane.add(i));
                scheduler.schedule(() -> {});
            });
            scheduler.runUntilIdle();
            assertThat(lane).containsExactly(0, 1, 2, 3, 4);
        }
    }

    @Test
    void seed_threeTasks_allSixOrdersAreReached() {
        Set<String> orders = new HashSet<>();
        for (long seed = 0; seed < 200; seed++) {
            StringBuilder order = new StringBuilder();
            TestScheduler scheduler = TestScheduler.withSeed(seed);
            for (String name : List.of("a", "b", "c")) {
                scheduler.schedule(() -> order.append(name));
            }
            scheduler.runUntilIdle();
            orders.add(order.toString());
        }
        assertThat(orders).hasSize(6);
    }

    @Test
    void seed_twoTimersDueTogetherOnDifferentLanes_areADecision() {
        Set<String> orders = new HashSet<>();
        for (long seed = 0; seed < 100; seed++) {
            StringBuilder order = new StringBuilder();
            TestScheduler scheduler = TestScheduler.withSeed(seed);
            scheduler.createWorker().scheduleAfter(Duration.ofMillis(1), () -> order.append("a"));
            scheduler.createWorker().scheduleAfter(Duration.ofMillis(1), () -> order.append("b"));
            scheduler.runUntilIdle();
            orders.add(order.toString());
        }
        assertThat(orders).containsExactlyInAnyOrder("ab", "ba");
    }

    @Test
    void deprioritize_queuedTask_movesBehindEveryNormalOne() {
        for (long seed = 0; seed < 100; seed++) {
            ran.clear();
            TestScheduler scheduler = TestScheduler.withSeed(seed);
            scheduler.scheduleLabeled(() -> ran.add("slow"), SLOW);
            IntStream.range(0, 4).forEach(i -> scheduler.schedule(() -> ran.add("normal")));
            scheduler.deprioritize(SLOW);
            scheduler.runUntilIdle();
            assertThat(ran).containsExactly("normal", "normal", "normal", "normal", "slow");
        }
    }

    @Test
    void deprioritize_whatNormalTasksSubmit_runsFirstToo() {
        TestScheduler scheduler = TestScheduler.create();
        scheduler.deprioritize(SLOW);
        scheduler.labeled(SLOW).schedule(() -> ran.add("slow"));
        scheduler.schedule(() -> scheduler.schedule(() -> scheduler.schedule(() -> ran.add("grandchild"))));

        scheduler.runUntilIdle();

        assertThat(ran).containsExactly("grandchild", "slow");
    }

    @Test
    void deprioritize_headOfLane_holdsItsFollowersButTheyRun() {
        TestScheduler scheduler = TestScheduler.create();
        scheduler.deprioritize(SLOW);
        Worker worker = scheduler.createWorker();
        worker.scheduleLabeled(() -> ran.add("slow head"), SLOW);
        worker.schedule(() -> ran.add("normal follower"));
        scheduler.schedule(() -> ran.add("elsewhere"));

        scheduler.runUntilIdle();

        assertThat(ran).containsExactly("elsewhere", "slow head", "normal follower");
    }

    @Test
    void deprioritize_followerOfNormalHead_waitsOnceItIsHead() {
        TestScheduler scheduler = TestScheduler.create();
        scheduler.deprioritize(SLOW);
        Worker worker = scheduler.createWorker();
        worker.schedule(() -> ran.add("head"));
        worker.scheduleLabeled(() -> ran.add("slow"), SLOW);
        scheduler.schedule(() -> ran.add("elsewhere"));

        scheduler.runUntilIdle();

        assertThat(ran).containsExactly("head", "elsewhere", "slow");
    }

    @Test
    void foregrounds_twoSessions_keepOrderWithinAndInterleaveBetween() {
        Set<String> orders = new HashSet<>();
        for (long seed = 0; seed < 200; seed++) {
            StringBuilder order = new StringBuilder();
            TestScheduler scheduler = TestScheduler.withSeed(seed);
            Scheduler one = scheduler.newForeground();
            Scheduler two = scheduler.newForeground();
            one.schedule(() -> order.append("a"));
            one.createWorker().schedule(() -> order.append("b"));
            two.schedule(() -> order.append("x"));
            two.schedule(() -> order.append("y"));
            scheduler.runUntilIdle();
            orders.add(order.toString());
        }
        assertThat(orders).hasSize(6).allMatch(order -> order.indexOf("a") < order.indexOf("b"))
                .allMatch(order -> order.indexOf("x") < order.indexOf("y"));
    }

    @Test
    void cancel_headOfLane_nextIsTheCandidate() {
        TestScheduler scheduler = TestScheduler.create();
        Worker worker = scheduler.createWorker();
        var head = worker.schedule(() -> ran.add("head"));
        worker.schedule(() -> ran.add("next"));
        head.cancel();

        scheduler.runUntilIdle();

        assertThat(ran).containsExactly("next");
    }

    @Test
    void closeWorker_sharedLane_cancelsOwnTasksOnly() {
        TestScheduler scheduler = TestScheduler.create();
        Worker worker = scheduler.createWorker();
        Worker other = worker.createWorker();
        worker.schedule(() -> ran.add("own"));
        other.schedule(() -> ran.add("other"));
        worker.scheduleAfter(Duration.ofMillis(1), () -> ran.add("own later"));
        other.scheduleAfter(Duration.ofMillis(1), () -> ran.add("other later"));
        worker.close();

        scheduler.runUntilIdle();

        assertThat(ran).containsExactly("other", "other later");
        assertThat(worker.isClosed()).isTrue();
        assertThat(other.isClosed()).isFalse();
    }
}
