package dev.baton.core.exploration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.TaskLabel;
import dev.baton.core.testing.TestScheduler;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Random priorities, drawn once or redrawn after a conflict. */
final class PriorityTest {
    private static final int RUNS = 20_000;
    private static final TaskLabel CELL = TaskLabel.of("cell");
    private static final ExplorationStrategy SAMPLING =
            new PartialOrderSampling((one, other) -> one != null && one.equals(other));

    @Test
    void randomPriority_threeTasks_allOrdersAreEvenlyLikely() {
        Map<String, Integer> orders = orders(ExplorationStrategy.randomPriority());
        assertThat(orders).hasSize(6);
        assertThat(Statistics.chiSquare(orders.values(), 6)).isLessThan(3);
    }

    @Test
    void randomPriority_taskBehindAChain_comesLastOnceInItsLength() {
        assertThat(new Runs(ExplorationStrategy.randomPriority(), RacyProgram.LATE_CANCEL).hits(RUNS))
                .isBetween(RUNS / 22 - 80, RUNS / 22 + 80);
    }

    @Test
    void partialOrderSampling_threeTasks_allOrdersAreEvenlyLikely() {
        Map<String, Integer> orders = orders(ExplorationStrategy.partialOrderSampling());
        assertThat(orders).hasSize(6);
        assertThat(Statistics.chiSquare(orders.values(), 6)).isLessThan(3);
    }

    @Test
    void partialOrderSampling_nothingConflicts_holdsATaskUpLikeRandomPriority() {
        assertThat(new Runs(new PartialOrderSampling((one, other) -> false), RacyProgram.LATE_CANCEL).hits(RUNS))
                .isBetween(RUNS / 22 - 80, RUNS / 22 + 80);
    }

    @Test
    void partialOrderSampling_everythingConflicts_isAWalk() {
        int hits = new Runs(new PartialOrderSampling((one, other) -> true), RacyProgram.DOUBLE_CREATE).hits(RUNS);
        assertThat(hits).isBetween(1_780, 1_970); // exactly 0.09375
    }

    @Test
    void partialOrderSampling_windowAtTheEndOfAChain_isHitMoreOftenThanByPrioritiesDrawnOnce() {
        assertRate(SAMPLING, 0, 1 / 16.0); // held up by 7 tasks: 1/8; then redrawn, so before the last: 1/2
        assertRate(ExplorationStrategy.randomPriority(), 0, 1 / 72.0); // before the last with a low priority
        assertRate(ExplorationStrategy.randomWalk(), 0, 1 / 256.0);
    }

    @Test
    void partialOrderSampling_chainsThatConflictWithNothing_doNotDisturb() {
        assertRate(SAMPLING, 4, 1 / 16.0);
    }

    private static void assertRate(ExplorationStrategy strategy, int noise, double rate) {
        double hits = new Runs(strategy, scheduler -> window(scheduler, noise)).hits(RUNS);
        assertThat(hits / RUNS).as(strategy.toString()).isBetween(rate * 0.85, rate * 1.15);
    }

    /** Returns true if the task w comes between the last two tasks of a chain of eight. */
    private static boolean window(TestScheduler scheduler, int noise) {
        StringBuilder order = new StringBuilder();
        scheduler.scheduleLabeled(() -> order.append('w'), CELL);
        Chains.hops(scheduler, 6, () -> scheduler.scheduleLabeled(() -> {
            order.append('a');
            scheduler.scheduleLabeled(() -> order.append('b'), CELL);
        }, CELL));
        for (int i = 0; i < noise; i++) {
            Chains.submit(scheduler, 5, TaskLabel.of("noise " + i), () -> {});
        }
        scheduler.runUntilIdle();
        return order.toString().equals("awb");
    }

    private static Map<String, Integer> orders(ExplorationStrategy strategy) {
        Map<String, Integer> orders = new HashMap<>();
        new Runs(strategy, scheduler -> {
            List<String> order = new ArrayList<>();
            for (String task : List.of("a", "b", "c")) {
                scheduler.schedule(() -> order.add(task));
            }
            scheduler.runUntilIdle();
            orders.merge(String.join("", order), 1, Integer::sum);
            return false;
        }).hits(RUNS);
        return orders;
    }
}
