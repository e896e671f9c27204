package dev.baton.core.exploration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.Scheduler;
import dev.baton.core.Worker;
import dev.baton.core.testing.TestScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UniformWalkTest {
    private static final int[] CHAINS = {2, 4, 6};
    private static final int SCHEDULES = 13_860; // 12! / (2! 4! 6!)
    private static final int SAMPLES_PER_SCHEDULE = 20;
    private static final double CHANCE = 1.05; // chi-square per degree of freedom deviates by 0.012

    @Test
    void chains_thatSubmitThemselves_areUniform() {
        assertThat(chiSquare(SCHEDULES, (scheduler, order) -> {
            for (int chain = 0; chain < CHAINS.length; chain++) {
                next(scheduler, order, chain, CHAINS[chain]);
            }
        })).isLessThan(CHANCE);
    }

    private static void next(Scheduler scheduler, Order order, int chain, int left) {
        scheduler.schedule(() -> {
            order.ran(chain);
            if (left > 1) {
                next(scheduler, order, chain, left - 1);
            }
        });
    }

    @Test
    void chains_queuedInWorkersUpFront_areUniform() {
        assertThat(chiSquare(SCHEDULES, (scheduler, order) -> {
            for (int chain = 0; chain < CHAINS.length; chain++) {
                int number = chain;
                Worker worker = scheduler.createWorker();
                for (int i = 0; i < CHAINS[chain]; i++) {
                    worker.schedule(() -> order.ran(number));
                }
            }
        })).isLessThan(CHANCE);
    }

    @Test
    void chains_ofWorkersThatSubmitThemselves_areUniform() {
        assertThat(chiSquare(SCHEDULES, (scheduler, order) -> {
            for (int chain = 0; chain < CHAINS.length; chain++) {
                next(scheduler.createWorker(), order, chain, CHAINS[chain]);
            }
        })).isLessThan(CHANCE);
    }

    /** Each tree is given by the parent of each node; dots are roots. */
    @ParameterizedTest
    @ValueSource(strings = {". . 0 0 1 4 5 6", ". 0 0 0 2 2 2 . 7 8", ". 0 1 1 2 . . 6 0"})
    void trees_uneven_areUniform(String text) {
        int[] parents = List.of(text.split(" ")).stream()
                .mapToInt(parent -> parent.equals(".") ? -1 : Integer.parseInt(parent)).toArray();
        assertThat(chiSquare(schedules(parents), (scheduler, order) -> children(scheduler, order, parents, -1)))
                .isLessThan(1.15); // fewer schedules deviate more
    }

    private static void children(Scheduler scheduler, Order order, int[] parents, int parent) {
        for (int node = 0; node < parents.length; node++) {
            if (parents[node] == parent) {
                int child = node;
                scheduler.schedule(() -> {
                    order.ran(child);
                    children(scheduler, order, parents, child);
                });
            }
        }
    }

    /** The hook length formula. */
    private static int schedules(int[] parents) {
        int[] sizes = new int[parents.length];
        double schedules = 1;
        for (int node = parents.length - 1; node >= 0; node--) {
            sizes[node]++;
            if (parents[node] >= 0) {
                sizes[parents[node]] += sizes[node];
            }
            schedules *= (node + 1.0) / sizes[node];
        }
        return (int) Math.round(schedules);
    }

    @Test
    void delayedChild_ofOneOfTwoRoots_doesNotMakeItHeavier() {
        int[] first = new int[1];
        Runs runs = new Runs(ExplorationStrategy.uniformWalk(), scheduler -> {
            List<String> ran = new ArrayList<>();
            scheduler.schedule(() -> {
                ran.add("arming");
                scheduler.scheduleAfter(Duration.ofMillis(1), () -> Chains.hops(scheduler, 11, () -> {}));
            });
            scheduler.schedule(() -> ran.add("other"));
            scheduler.runUntilIdle();
            first[0] += ran.get(0).equals("arming") ? 1 : 0;
            return false;
        });
        runs.run(-1);
        first[0] = 0;
        runs.hits(2_000);
        assertThat(first[0]).isBetween(900, 1_100);
    }

    @Test
    void lane_someQueuedTasksCancelled_weighsWhatIsLeft() {
        int[] laneFirst = new int[1];
        Runs runs = new Runs(ExplorationStrategy.uniformWalk(), scheduler -> {
            List<String> ran = new ArrayList<>();
            Worker worker = scheduler.createWorker();
            for (int i = 0; i < 10; i++) {
                var task = worker.schedule(() -> ran.add("lane"));
                if (i > 0) {
                    task.cancel();
                }
            }
            scheduler.schedule(() -> ran.add("other"));
            scheduler.runUntilIdle();
            laneFirst[0] += ran.get(0).equals("lane") ? 1 : 0;
            return false;
        });
        runs.run(-1);
        laneFirst[0] = 0;
        runs.hits(2_000);
        assertThat(laneFirst[0]).isBetween(900, 1_100);
    }

    private static double chiSquare(int schedules, Sampled sampled) {
        Map<Long, Integer> counts = new HashMap<>();
        boolean[] counting = new boolean[1];
        Runs runs = new Runs(ExplorationStrategy.uniformWalk(), scheduler -> {
            Order order = new Order();
            sampled.submit(scheduler, order);
            scheduler.runUntilIdle();
            if (counting[0]) {
                counts.merge(order.code, 1, Integer::sum);
            }
            return false;
        });
        runs.run(-1);
        counting[0] = true;
        runs.hits(schedules * SAMPLES_PER_SCHEDULE);
        assertThat(counts.size()).isBetween(schedules - 5, schedules);
        return Statistics.chiSquare(counts.values(), schedules);
    }

    private interface Sampled {
        void submit(TestScheduler scheduler, Order order);
    }

    private static final class Order {
        private long code;

        void ran(int number) {
            code = code << 4 | number;
        }
    }
}
