package dev.baton.core.exploration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.Cancellable;
import dev.baton.core.Scheduler;
import dev.baton.core.testing.TestScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PctTest {
    private static final int RUNS = 10_000;

    static Stream<Arguments> bounds() {
        return Stream.of(
                Arguments.of("stale search: two requests and a session", 1, 1 / 3.0, RacyProgram.STALE_SEARCH),
                Arguments.of("double create: two chains, 7 decisions", 2, 1 / 14.0, RacyProgram.DOUBLE_CREATE),
                Arguments.of("late cancel: two chains", 1, 1 / 2.0, RacyProgram.LATE_CANCEL),
                Arguments.of("late cancel: 21 decisions", 2, 1 / 42.0, RacyProgram.LATE_CANCEL));
    }

    @ParameterizedTest
    @MethodSource("bounds")
    void program_bugOfTheDepth_isFoundAsOftenAsPromised(String name, int depth, double bound, Program program) {
        int hits = new Runs(ExplorationStrategy.pct(depth), program).hits(RUNS);
        assertThat(Statistics.upper(hits, RUNS)).as(name).isGreaterThan(bound);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void pct_depthBelow1_isRefused(int depth) {
        assertThatThrownBy(() -> ExplorationStrategy.pct(depth))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 1, but is " + depth);
    }

    @Test
    void pct_absurdDepth_runs() {
        Runs runs = new Runs(ExplorationStrategy.pct(Integer.MAX_VALUE), RacyProgram.DOUBLE_CREATE);
        assertThat(runs.hits(1_000)).isPositive();
    }

    @Test
    void children_ofABackgroundTask_firstContinuesItsChainAndSecondBeginsOne() {
        Set<String> orders = orders((scheduler, order) -> {
            scheduler.schedule(() -> {
                order.append('p');
                scheduler.schedule(() -> order.append('1'));
                scheduler.schedule(() -> order.append('2'));
            });
            scheduler.schedule(() -> order.append('q'));
        });
        assertThat(orders).containsExactlyInAnyOrder("p12q", "p1q2", "p21q", "qp12", "qp21");
    }

    @Test
    void backgroundTasks_ofALane_beginChains() {
        Set<String> orders = orders((scheduler, order) -> scheduler.createWorker().schedule(() -> {
            scheduler.schedule(() -> order.append('a'));
            scheduler.schedule(() -> order.append('b'));
            scheduler.scheduleAfter(Duration.ZERO, () -> order.append('c'));
        }));
        assertThat(orders).hasSize(6);
    }

    @Test
    void lane_sharesOnePriority() {
        Set<String> orders = orders((scheduler, order) -> {
            for (char lane : new char[] {'a', 'b'}) {
                Scheduler worker = scheduler.createWorker();
                worker.schedule(() -> order.append(lane));
                worker.schedule(() -> order.append(lane));
            }
        });
        assertThat(orders).containsExactlyInAnyOrder("aabb", "bbaa");
    }

    @Test
    void delayedTask_continuesTheChainThatArmedIt() {
        Set<String> orders = orders((scheduler, order) -> {
            for (char chain : new char[] {'a', 'b'}) {
                scheduler.schedule(() -> {
                    order.append(chain);
                    scheduler.scheduleAfter(Duration.ofMillis(1), () -> order.append(chain));
                });
            }
        });
        assertThat(orders).containsExactlyInAnyOrder("abab", "baba");
    }

    @Test
    void delayedTask_chainHasMovedOn_beginsOne() {
        Set<String> orders = orders((scheduler, order) -> {
            for (char chain : new char[] {'a', 'b'}) {
                scheduler.schedule(() -> {
                    order.append(chain);
                    scheduler.scheduleAfter(Duration.ofMillis(1), () -> order.append(chain));
                    scheduler.schedule(() -> {});
                });
            }
        });
        assertThat(orders).containsExactlyInAnyOrder("abab", "baba", "abba", "baab");
    }

    @Test
    void periodicTask_isOneChain() {
        Set<String> orders = orders((scheduler, order) -> {
            for (char chain : new char[] {'a', 'b'}) {
                int[] times = new int[1];
                Cancellable[] periodic = new Cancellable[1];
                periodic[0] = scheduler.schedulePeriodically(Duration.ZERO, Duration.ofMillis(1), () -> {
                    order.append(chain);
                    if (++times[0] == 3) {
                        periodic[0].cancel();
                    }
                });
            }
        });
        assertThat(orders).containsExactlyInAnyOrder("ababab", "bababa");
    }

    private static Set<String> orders(BiConsumer<TestScheduler, StringBuilder> program) {
        Set<String> orders = new TreeSet<>();
        boolean[] counting = new boolean[1];
        Runs runs = new Runs(ExplorationStrategy.pct(1), scheduler -> {
            StringBuilder order = new StringBuilder();
            program.accept(scheduler, order);
            scheduler.runUntilIdle();
            return counting[0] && orders.add(order.toString());
        });
        runs.run(-1);
        counting[0] = true;
        runs.hits(500);
        return orders;
    }

    /** The worst case: only what waits can end the loop. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void chain_submitsItselfForEver_letsOthersRun(int depth) {
        List<Integer> spins = new ArrayList<>();
        new Runs(ExplorationStrategy.pct(depth), scheduler -> {
            boolean[] done = new boolean[1];
            int[] spun = new int[1];
            spin(scheduler, done, spun, 0);
            Chains.hops(scheduler, 5, () -> scheduler.schedule(() -> done[0] = true));
            scheduler.runUntilIdle();
            return spins.add(spun[0]);
        }).hits(500);
        assertThat(spins).hasSize(504).allMatch(spun -> spun < 1_000).anyMatch(spun -> spun > 12);
    }

    /** Each round begins chains of high priority, and what was lowered never has its turn before the fair suffix. */
    @Test
    void chains_beginOthersForEver_letTheRestRun() {
        int[] most = new int[1];
        new Runs(ExplorationStrategy.pct(2), scheduler -> {
            boolean[] done = new boolean[1];
            int[] spun = new int[1];
            spin(scheduler, done, spun, 3);
            Chains.hops(scheduler, 5, () -> scheduler.schedule(() -> done[0] = true));
            scheduler.runUntilIdle();
            most[0] = Math.max(most[0], spun[0]);
            return true;
        }).hits(100);
        assertThat(most[0]).isBetween(1_000, 11_000);
    }

    private static void spin(Scheduler scheduler, boolean[] done, int[] spun, int leaves) {
        scheduler.schedule(() -> {
            spun[0]++;
            if (!done[0]) {
                for (int i = 0; i < leaves; i++) {
                    scheduler.schedule(() -> {});
                }
                spin(scheduler, done, spun, leaves);
            }
        });
    }

    /** FIFO and the walk end this program after a few tasks; its length shows only if the task that ends it is last. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void program_cutShortByOneTask_isLearnedInFullLength(boolean cancelFirst) {
        Runs runs = new Runs(ExplorationStrategy.pct(1), scheduler -> {
            boolean[] cancelled = new boolean[1];
            int[] ticks = new int[1];
            if (cancelFirst) {
                scheduler.schedule(() -> cancelled[0] = true);
            }
            tick(scheduler, cancelled, ticks);
            if (!cancelFirst) {
                scheduler.schedule(() -> cancelled[0] = true);
            }
            scheduler.runUntilIdle();
            return ticks[0] == 40;
        });
        assertThat(runs.hits(1_000)).isBetween(400, 600);
    }

    private static void tick(TestScheduler scheduler, boolean[] cancelled, int[] ticks) {
        scheduler.schedule(() -> {
            if (!cancelled[0] && ++ticks[0] < 40) {
                tick(scheduler, cancelled, ticks);
            }
        });
    }
}
