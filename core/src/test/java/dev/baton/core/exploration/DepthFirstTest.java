package dev.baton.core.exploration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.Scheduler;
import dev.baton.core.TaskLabel;
import dev.baton.core.Worker;
import dev.baton.core.testing.TestScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every order of tasks, each once; bounded, saved and resumed. */
final class DepthFirstTest {
    @Test
    void choose_threeChainsOfFive_runsEachOfTheirInterleavingsOnce() {
        DepthFirst strategy = ExplorationStrategy.depthFirst();
        int runs = Runs.all(strategy, scheduler -> {
            for (int i = 0; i < 3; i++) {
                new Chain(scheduler, 5);
            }
            scheduler.runUntilIdle();
        });
        assertThat(runs).isEqualTo(756_756); // 15! / (5! 5! 5!)
        assertThat(strategy.executions()).isEqualTo(756_756);
        assertThat(strategy.isComplete()).isTrue();
    }

    /** A task that submits itself anew until it has run so often. */
    private static final class Chain implements Runnable {
        private final Scheduler scheduler;
        private int left;

        Chain(Scheduler scheduler, int length) {
            this.scheduler = scheduler;
            this.left = length;
            scheduler.schedule(this);
        }

        @Override
        public void run() {
            if (--left > 0) {
                scheduler.schedule(this);
            }
        }
    }

    /** A worker with two tasks, a task that submits another, and two timers due at one time. */
    private static Consumer<TestScheduler> mix(Consumer<String> orders) {
        return scheduler -> {
            StringBuilder order = new StringBuilder();
            Worker worker = scheduler.createWorker();
            worker.schedule(() -> order.append('a'));
            worker.schedule(() -> order.append('b'));
            scheduler.schedule(() -> {
                order.append('c');
                scheduler.schedule(() -> order.append('d'));
            });
            scheduler.scheduleAfter(Duration.ofMillis(1), () -> order.append('e'));
            scheduler.scheduleAfter(Duration.ofMillis(1), () -> order.append('f'));
            scheduler.runUntilIdle();
            orders.accept(order.toString());
        };
    }

    @Test
    void choose_lanesAndTimers_repeatsNoOrder() {
        List<String> orders = new ArrayList<>();
        int runs = Runs.all(ExplorationStrategy.depthFirst(), mix(orders::add));
        assertThat(orders).doesNotHaveDuplicates().hasSize(runs).hasSize(6 * 2); // 4! / (2! 2!), then 2!
    }

    @Test
    void choose_firstRun_isTheReferenceOrder() {
        List<String> orders = new ArrayList<>();
        Runs.next(ExplorationStrategy.depthFirst(), mix(orders::add));
        try (TestScheduler reference = TestScheduler.create()) {
            mix(orders::add).accept(reference);
        }
        assertThat(orders.get(0)).isEqualTo(orders.get(1)).isEqualTo("abcdef");
    }

    @Test
    void choose_candidatesWhoseArrayIsShuffled_triesTheOldestFirst() {
        List<String> orders = new ArrayList<>();
        Runs.all(ExplorationStrategy.depthFirst(), scheduler -> {
            StringBuilder order = new StringBuilder();
            for (String task : List.of("a", "b", "c")) {
                scheduler.schedule(() -> order.append(task));
            }
            scheduler.runUntilIdle();
            orders.add(order.toString());
        });
        assertThat(orders).containsExactly("abc", "acb", "bac", "bca", "cab", "cba");
    }

    @Test
    void choose_deprioritizedTasks_areEnumeratedAmongThemselves() {
        TaskLabel late = TaskLabel.of("late");
        List<String> orders = new ArrayList<>();
        Runs.all(ExplorationStrategy.depthFirst(), scheduler -> {
            StringBuilder order = new StringBuilder();
            scheduler.deprioritize(late);
            scheduler.scheduleLabeled(() -> order.append('x'), late);
            scheduler.scheduleLabeled(() -> order.append('y'), late);
            scheduler.schedule(() -> order.append('a'));
            scheduler.schedule(() -> order.append('b'));
            scheduler.runUntilIdle();
            orders.add(order.toString());
        });
        assertThat(orders).containsExactly("abxy", "abyx", "baxy", "bayx");
    }

    @Test
    void begin_scenarioWithoutDecisions_runsOnce() {
        DepthFirst strategy = ExplorationStrategy.depthFirst();
        assertThat(Runs.all(strategy, scheduler -> {
            scheduler.schedule(() -> {});
            scheduler.runUntilIdle();
        })).isEqualTo(1);
        assertThat(strategy.isComplete()).isTrue();
        assertThat(strategy.begin(0)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "STALE_SEARCH, 90, 36",
        "DOUBLE_CREATE, 28, 12",
        "TIMEOUT_AGAINST_RESUMPTION, 6, 2",
        "BOUNDED_BUFFER, 7092, 420",
        "LOCK_INVERSION, 130, 16",
        "LATE_CANCEL, 22, 1",
        "TORN_REFRESH, 2520, 342",
        "SESSION_REENTRANCY, 581, 203",
        "STALE_CACHE_FILL, 84, 6"
    })
    void choose_racyProgram_findsEveryOrderThatFails(RacyProgram program, int orders, int failing) {
        Runs runs = new Runs(ExplorationStrategy.depthFirst().clockJumps(1), program);
        assertThat(runs.all()).isEqualTo(orders);
        assertThat(runs.hits()).isEqualTo(failing);
    }

    // The clock.

    private static Consumer<TestScheduler> timerAgainstTasks(Set<String> orders) {
        return scheduler -> {
            StringBuilder order = new StringBuilder();
            scheduler.scheduleAfter(Duration.ofSeconds(1), () -> order.append('t'));
            scheduler.scheduleAfter(Duration.ofSeconds(2), () -> order.append('u'));
            scheduler.schedule(() -> order.append('a'));
            scheduler.schedule(() -> order.append('b'));
            scheduler.runUntilIdle();
            orders.add(order.toString());
        };
    }

    @ParameterizedTest
    @CsvSource({"0, 2", "1, 8", "2, 24"})
    void clockJumps_someAllowed_enumeratesWhenTheClockMoves(int jumps, int distinctOrders) {
        Set<String> orders = new HashSet<>();
        DepthFirst strategy = ExplorationStrategy.depthFirst().clockJumps(jumps);
        Runs.all(strategy, timerAgainstTasks(orders));
        assertThat(orders).hasSize(distinctOrders);
        assertThat(strategy.isComplete()).isTrue();
    }

    // The bound.

    @Test
    void maxDecisions_fewerThanThereAre_runsTheRestInOrderAndIsIncomplete() {
        Set<String> orders = new HashSet<>();
        DepthFirst strategy = ExplorationStrategy.depthFirst().maxDecisions(1);
        assertThat(Runs.all(strategy, mix(orders::add))).isEqualTo(2);
        assertThat(orders).containsExactlyInAnyOrder("abcdef", "cabdef");
        assertThat(strategy.isComplete()).isFalse();
    }

    @Test
    void maxDecisions_asManyAsThereAre_isComplete() {
        DepthFirst strategy = ExplorationStrategy.depthFirst().maxDecisions(4);
        assertThat(Runs.all(strategy, mix(order -> {}))).isEqualTo(12);
        assertThat(strategy.isComplete()).isTrue();
    }

    @Test
    void settings_outOfRangeOrLate_areRejected() {
        assertThatIllegalArgumentException().isThrownBy(() -> ExplorationStrategy.depthFirst().clockJumps(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> ExplorationStrategy.depthFirst().maxDecisions(0));
        DepthFirst begun = ExplorationStrategy.depthFirst();
        begun.begin(0);
        assertThatIllegalStateException().isThrownBy(() -> begun.clockJumps(1));
        assertThatIllegalStateException().isThrownBy(() -> DepthFirst.resume(begun.position()).maxDecisions(1));
    }

    // Saving.

    @Test
    void resume_afterEveryRun_goesThroughTheSameOrders() {
        List<String> all = new ArrayList<>();
        Runs.all(ExplorationStrategy.depthFirst(), mix(all::add));
        List<String> resumed = new ArrayList<>();
        String position = ExplorationStrategy.depthFirst().position();
        DepthFirst strategy = DepthFirst.resume(position);
        while (Runs.next(strategy, mix(resumed::add))) {
            strategy = DepthFirst.resume(strategy.position());
        }
        assertThat(resumed).isEqualTo(all);
        assertThat(strategy.isComplete()).isTrue();
        assertThat(DepthFirst.resume(strategy.position()).isComplete()).isTrue();
    }

    @Test
    void position_inTheMiddleOfARun_isThatRun() {
        DepthFirst strategy = ExplorationStrategy.depthFirst();
        Runs.next(strategy, mix(order -> {}));
        String next = strategy.position();
        strategy.begin(0);
        try (TestScheduler crashing = TestScheduler.builder().strategy(strategy).build()) {
            mix(order -> assertThat(strategy.position()).isEqualTo(next)).accept(crashing);
        }
        assertThat(strategy.position()).isEqualTo(next);
        List<String> again = new ArrayList<>();
        Runs.next(strategy, mix(again::add));
        assertThat(again).containsExactly("abcdfe");
    }

    @Test
    void position_settings_areSavedToo() {
        DepthFirst strategy = ExplorationStrategy.depthFirst().clockJumps(1).maxDecisions(3);
        assertThat(strategy.position()).isEqualTo("depth-first/1 jumps=1 bound=3 cut=no next");
        Runs.next(strategy, mix(order -> {}));
        assertThat(strategy.position()).isEqualTo("depth-first/1 jumps=1 bound=3 cut=yes 0/3 0/3 1/2 next");
        assertThat(DepthFirst.resume(strategy.position()).position()).isEqualTo(strategy.position());
        assertThat(DepthFirst.resume(strategy.position()).clockJumps()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "''                                                        | empty",
        "'  '                                                      | empty",
        "decisions/1 0/2                                           | not a position",
        "depth-first/2 jumps=0 bound=none cut=no next              | depth-first/2",
        "depth-first/1 jumps=0 bound=none cut=no 0/3               | incomplete",
        "depth-first/1 jumps=0                                     | incomplete",
        "depth-first/1 jumps=0 bound=none next                     | incomplete",
        "depth-first/1 jumps=-1 bound=none cut=no next             | \"-1\"",
        "depth-first/1 jumps=0 bound=0 cut=no next                 | \"0\"",
        "depth-first/1 bound=none jumps=0 cut=no next              | bound=none",
        "depth-first/1 jumps=0 bound=none cut=no 3/3 next          | 3/3",
        "depth-first/1 jumps=0 bound=none cut=no 0/1 next          | \"1\"",
        "depth-first/1 jumps=0 bound=none cut=no x/2 next          | \"x\"",
        "depth-first/1 jumps=0 bound=none cut=no 1 next            | \"1\"",
    })
    void resume_textThatIsNoPosition_isRejected(String text, String reason) {
        assertThatIllegalArgumentException().isThrownBy(() -> DepthFirst.resume(text)).withMessageContaining(reason);
    }

    @Test
    void resume_positionOfAnotherScenario_namesTheDecisionAndTheWidths() {
        DepthFirst strategy = DepthFirst.resume("depth-first/1 jumps=0 bound=none cut=no 0/2 1/3 next");
        assertThatThrownBy(() -> Runs.next(strategy, mix(order -> {})))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("does not fit", "decision 2", "2 candidates", "had 3");
    }

    @Test
    void resume_positionLongerThanTheRun_isRejected() {
        DepthFirst strategy = DepthFirst.resume("depth-first/1 jumps=0 bound=none cut=no 0/2 0/2 0/2 0/2 0/2 1/2 next");
        assertThatThrownBy(() -> Runs.next(strategy, mix(order -> {})))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("does not fit", "3 decisions", "at least 6");
    }

    // Scenarios that are not deterministic.

    @Test
    void choose_otherWidthThanBefore_saysSoAndGoesNoFurther() {
        AtomicInteger shared = new AtomicInteger();
        DepthFirst strategy = ExplorationStrategy.depthFirst();
        assertThatThrownBy(() -> Runs.all(strategy, scheduler -> {
                    int tasks = shared.incrementAndGet() < 3 ? 3 : 4;
                    for (int i = 0; i < tasks; i++) {
                        scheduler.schedule(() -> {});
                    }
                    scheduler.runUntilIdle();
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("not deterministic", "decision 1", "4 candidates", "had 3");
        assertThatIllegalStateException().isThrownBy(() -> strategy.begin(0)).withMessageContaining("not deterministic");
    }

    @Test
    void end_fewerDecisionsThanBefore_saysSo() {
        AtomicInteger shared = new AtomicInteger();
        assertThatThrownBy(() -> Runs.all(ExplorationStrategy.depthFirst(), scheduler -> {
                    if (shared.incrementAndGet() < 2) {
                        scheduler.schedule(() -> {});
                        scheduler.schedule(() -> {});
                    }
                    scheduler.runUntilIdle();
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("not deterministic", "after 0 decisions", "at least 1");
    }
}
