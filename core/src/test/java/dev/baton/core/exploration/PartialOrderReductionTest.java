package dev.baton.core.exploration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.Cancellable;
import dev.baton.core.Scheduler;
import dev.baton.core.TaskLabel;
import dev.baton.core.Worker;
import dev.baton.core.testing.TestScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** One order of those that come to the same: how many there are, and what the scheduler itself makes dependent. */
final class PartialOrderReductionTest {
    private static final TaskLabel PURE = TaskLabel.of("pure").touchesNothing();

    private final PartialOrderReduction reduction = ExplorationStrategy.partialOrderReduction();

    // Known races.

    @Test
    void staleSearch_isExhaustedInTwo() {
        assertReduced(RacyProgram.STALE_SEARCH, 90, 36, 2, 1);
    }

    @Test
    void doubleCreate_isExhaustedInFour() {
        assertReduced(RacyProgram.DOUBLE_CREATE, 28, 12, 4, 2);
    }

    @Test
    void lockInversion_aResourceForEachLock_isExhaustedInFive() {
        assertReduced(RacyProgram.LOCK_INVERSION, 130, 16, 5, 1);
    }

    @Test
    void lockInversion_oneResourceForBothLocks_isExhaustedInEight() {
        assertReduced(RacyProgram.lockInversion("locks", "locks", 0), 130, 16, 8, 4);
    }

    @Test
    void lockInversion_besideIndependentChains_needsNoMoreRuns() {
        assertFigures(RacyProgram.lockInversion("locks", "locks", 4), 8, 4);
    }

    @Test
    void sessionReentrancy_isExhaustedInTwo() {
        assertReduced(RacyProgram.SESSION_REENTRANCY, 581, 203, 2, 1);
    }

    private void assertReduced(Program program, int orders, int failing, int executions, int failingExecutions) {
        Runs every = new Runs(ExplorationStrategy.depthFirst(), program);
        assertThat(every.all()).isEqualTo(orders);
        assertThat(every.hits()).isEqualTo(failing);
        assertFigures(program, executions, failingExecutions);
    }

    private void assertFigures(Program program, int executions, int failingExecutions) {
        Runs runs = new Runs(reduction, program);
        assertThat(runs.all()).isEqualTo(executions);
        assertThat(runs.hits()).isEqualTo(failingExecutions);
        assertThat(reduction.executions()).isEqualTo(executions);
        assertThat(reduction.redundant()).isZero();
        assertThat(reduction.isComplete()).isTrue();
    }

    // What is dependent.

    @Test
    void tasksWithoutLabels_everyOrderIsRun() {
        List<String> orders = new ArrayList<>();
        Consumer<TestScheduler> program = scheduler -> {
            StringBuilder order = new StringBuilder();
            Worker worker = scheduler.createWorker();
            worker.schedule(() -> order.append('a'));
            worker.schedule(() -> order.append('b'));
            scheduler.schedule(() -> {
                order.append('c');
                scheduler.schedule(() -> order.append('d'));
            });
            scheduler.scheduleForeground(() -> order.append('e'));
            scheduler.scheduleAfter(Duration.ofMillis(1), () -> order.append('f'));
            scheduler.scheduleAfter(Duration.ofMillis(1), () -> order.append('g'));
            scheduler.runUntilIdle();
            orders.add(order.toString());
        };
        int all = Runs.all(ExplorationStrategy.depthFirst(), program);
        List<String> enumerated = List.copyOf(orders);
        orders.clear();
        assertThat(Runs.all(reduction, program)).isEqualTo(all).isEqualTo(60);
        assertThat(orders).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(enumerated);
        assertThat(reduction.redundant()).isZero();
    }

    @Test
    void tasksThatTouchNothing_oneOrderIsRun() {
        assertThat(orders(scheduler -> {
            for (int i = 0; i < 5; i++) {
                Chains.submit(scheduler, 5, PURE, () -> {});
            }
        })).isEqualTo(1);
    }

    @Test
    void tasksThatRead_oneOrderIsRunUntilOneWrites() {
        TaskLabel read = TaskLabel.of("read").reads("x");
        assertThat(orders(scheduler -> submit(scheduler, read, read, read))).isEqualTo(1);
        assertThat(orders(scheduler -> submit(scheduler, read, read, read.writes("x")))).isEqualTo(4);
    }

    private static void submit(Scheduler scheduler, TaskLabel... labels) {
        for (TaskLabel label : labels) {
            scheduler.scheduleLabeled(() -> {}, label);
        }
    }

    @Test
    void submissionsToOneLane_bothOrdersAreRun() {
        assertThat(orders(scheduler -> {
            Scheduler lane = scheduler.createWorker().labeled(PURE);
            scheduler.scheduleLabeled(() -> lane.schedule(() -> {}), PURE);
            scheduler.scheduleLabeled(() -> lane.schedule(() -> {}), PURE);
        })).isEqualTo(2);
    }

    @Test
    void submissionsToTwoLanes_oneOrderIsRun() {
        assertThat(orders(scheduler -> {
            for (int i = 0; i < 2; i++) {
                Scheduler lane = scheduler.createWorker().labeled(PURE);
                scheduler.scheduleLabeled(() -> lane.schedule(() -> {}), PURE);
            }
        })).isEqualTo(1);
    }

    @Test
    void submissionToALaneAndItsHead_oneOrderIsRun() {
        assertThat(orders(scheduler -> {
            Scheduler lane = scheduler.createWorker().labeled(PURE);
            lane.schedule(() -> {});
            scheduler.scheduleLabeled(() -> lane.schedule(() -> {}), PURE);
        })).isEqualTo(1);
    }

    @Test
    void timersOnOneLane_dueAtOneTime_bothOrdersAreRun() {
        assertThat(orders(armOnOneLane(5, 5))).isEqualTo(2);
    }

    @Test
    void timersOnOneLane_dueAtTwoTimes_oneOrderIsRun() {
        assertThat(orders(armOnOneLane(5, 6))).isEqualTo(1);
    }

    private static Consumer<TestScheduler> armOnOneLane(int... millis) {
        return scheduler -> {
            Scheduler lane = scheduler.createWorker().labeled(PURE);
            for (int delay : millis) {
                scheduler.scheduleLabeled(() -> lane.scheduleAfter(Duration.ofMillis(delay), () -> {}), PURE);
            }
        };
    }

    @Test
    void conflictAcrossTimes_isNoRace() {
        TaskLabel write = TaskLabel.of("write").writes("x");
        assertThat(orders(scheduler -> {
            scheduler.scheduleLabeled(() -> {}, write);
            scheduler.labeled(write).scheduleAfter(Duration.ofMillis(1), () -> {});
            scheduler.labeled(write).scheduleAfter(Duration.ofMillis(2), () -> {});
        })).isEqualTo(1);
    }

    @Test
    void cancellation_beforeItsTaskBegins_itsTaskIsRunToo() {
        assertThat(orders(scheduler -> {
            Cancellable[] late = new Cancellable[1];
            scheduler.scheduleLabeled(() -> late[0].cancel(), PURE);
            late[0] = scheduler.scheduleLabeled(() -> {}, PURE);
        })).isEqualTo(2);
    }

    @Test
    void cancellation_ofATaskInALane_everyPlaceOfItIsTried() {
        List<String> outcomes = new ArrayList<>();
        Runs.all(reduction, scheduler -> {
            StringBuilder ran = new StringBuilder();
            Cancellable[] late = new Cancellable[1];
            Scheduler lane = scheduler.createWorker();
            scheduler.scheduleLabeled(() -> late[0].cancel(), TaskLabel.of("cancel").writes("handle"));
            lane.scheduleLabeled(() -> ran.append('a'), PURE);
            late[0] = lane.scheduleLabeled(() -> ran.append('b'), TaskLabel.of("late").writes("handle"));
            lane.scheduleLabeled(() -> ran.append('c'), PURE);
            scheduler.runUntilIdle();
            outcomes.add(ran.toString());
        });
        assertThat(outcomes).contains("ac", "abc");
    }

    @Test
    void cancellation_ofATaskThatAnIndependentOneWouldChange_findsThatOrder() {
        // The order write, victim, cancel exchanges the first run's cancel with a victim that comes after the write.
        List<String> outcomes = new ArrayList<>();
        Runs.all(reduction, scheduler -> {
            StringBuilder ran = new StringBuilder();
            Cancellable[] late = new Cancellable[1];
            TaskLabel touch = TaskLabel.of("touch").writes("x");
            scheduler.scheduleLabeled(() -> late[0].cancel(), TaskLabel.of("cancel").writes("handle"));
            scheduler.scheduleLabeled(() -> ran.append('w'), touch);
            late[0] = scheduler.scheduleLabeled(() -> ran.append('v'), touch.writes("handle"));
            scheduler.runUntilIdle();
            outcomes.add(ran.toString());
        });
        assertThat(outcomes).contains("w", "wv", "vw");
    }

    @Test
    void deprioritizedTask_runsBeforeWhatAnotherSubmits_ifItMay() {
        TaskLabel last = TaskLabel.of("last").touchesNothing();
        TaskLabel write = TaskLabel.of("write").writes("x");
        List<String> outcomes = new ArrayList<>();
        Runs.all(reduction, scheduler -> {
            StringBuilder ran = new StringBuilder();
            scheduler.deprioritize(last);
            scheduler.scheduleLabeled(() -> scheduler.scheduleLabeled(() -> ran.append('n'), write), last);
            scheduler.scheduleLabeled(() -> ran.append('d'), TaskLabel.of("last").writes("x"));
            scheduler.runUntilIdle();
            outcomes.add(ran.toString());
        });
        assertThat(outcomes).containsExactly("nd", "dn");
    }

    // The test body.

    @Test
    void blockOn_bodySeesEveryStateInWhichItCanContinue() {
        assertThat(seenByTheBody((scheduler, done) -> scheduler.blockOn(done))).containsExactlyInAnyOrder("", "x");
    }

    @Test
    void runOne_bodySeesEveryStateInWhichItCanContinue() {
        assertThat(seenByTheBody((scheduler, done) -> scheduler.runOne())).containsExactlyInAnyOrder("", "x");
    }

    @Test
    void runUntilIdle_bodySeesOneState() {
        assertThat(seenByTheBody((scheduler, done) -> scheduler.runUntilIdle())).containsExactly("x");
    }

    private List<String> seenByTheBody(BiConsumer<TestScheduler, CompletableFuture<Void>> drive) {
        List<String> seen = new ArrayList<>();
        Runs.all(reduction, scheduler -> {
            StringBuilder state = new StringBuilder();
            CompletableFuture<Void> done = new CompletableFuture<>();
            scheduler.scheduleLabeled(() -> done.complete(null), PURE);
            scheduler.scheduleLabeled(() -> state.append('x'), TaskLabel.of("write").writes("x"));
            drive.accept(scheduler, done);
            seen.add(state.toString());
            scheduler.runUntilIdle();
        });
        return seen;
    }

    @Test
    void bodyThatCancelsWhatIsReady_runsWhatItWouldHaveCancelled() {
        List<String> outcomes = new ArrayList<>();
        Runs.all(reduction, scheduler -> {
            StringBuilder ran = new StringBuilder();
            scheduler.scheduleLabeled(() -> ran.append('a'), PURE);
            scheduler.scheduleLabeled(() -> ran.append('b'), PURE);
            scheduler.runOne();
            scheduler.cancelPending();
            outcomes.add(ran.toString());
        });
        assertThat(outcomes).containsExactly("a", "b");
    }

    @Test
    void park_inAForegroundTask_dependsOnWhatIsReady() {
        List<Long> times = new ArrayList<>();
        Runs.all(reduction, scheduler -> {
            long[] end = new long[1];
            scheduler.foreground().scheduleLabeled(
                    () -> {
                        scheduler.park(Duration.ofMillis(1));
                        end[0] = scheduler.nanoTime();
                    },
                    TaskLabel.of("park").writes("end"));
            scheduler.scheduleLabeled(() -> {}, PURE);
            scheduler.runUntilIdle();
            times.add(end[0]);
        });
        assertThat(times).containsExactlyInAnyOrder(0L, 1_000_000L);
    }

    private static long orders(Consumer<TestScheduler> program) {
        PartialOrderReduction strategy = ExplorationStrategy.partialOrderReduction();
        Runs.all(strategy, scheduler -> {
            program.accept(scheduler);
            scheduler.runUntilIdle();
        });
        assertThat(strategy.isComplete()).isTrue();
        assertThat(strategy.redundant()).isZero();
        return strategy.executions();
    }

    // Life.

    @Test
    void isComplete_beforeTheLastRun_isFalse() {
        Runs runs = new Runs(reduction, RacyProgram.DOUBLE_CREATE);
        for (int run = 0; run < 4; run++) {
            assertThat(reduction.isComplete()).isFalse();
            assertThat(runs.next(0)).isTrue();
        }
        assertThat(reduction.isComplete()).isTrue();
        assertThat(runs.next(0)).isFalse();
        assertThat(reduction).hasToString("partial order reduction");
    }

    @Test
    void begin_afterARunThatDidNotEnd_runsItAgain() {
        List<Boolean> outcomes = new ArrayList<>();
        Consumer<TestScheduler> program = scheduler -> outcomes.add(RacyProgram.DOUBLE_CREATE.run(scheduler));
        Runs.next(reduction, program);
        reduction.begin(0);
        try (TestScheduler crashing = TestScheduler.builder().strategy(reduction).build()) {
            program.accept(crashing);
        }
        Runs.all(reduction, program);
        assertThat(reduction.executions()).isEqualTo(4);
        assertThat(outcomes.get(1)).isEqualTo(outcomes.get(2));
    }

    @Test
    void choose_otherCandidatesThanBefore_namesTheStep() {
        AtomicInteger runs = new AtomicInteger();
        assertThatThrownBy(() -> Runs.all(reduction, scheduler -> {
                    boolean first = runs.getAndIncrement() == 0;
                    scheduler.schedule(() -> {
                        scheduler.schedule(() -> {});
                        scheduler.schedule(() -> {});
                        if (!first) {
                            scheduler.schedule(() -> {});
                        }
                    });
                    scheduler.runUntilIdle();
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("not deterministic", "same 1 tasks", "candidate tasks are 3, but were 2");
        assertThatIllegalStateException().isThrownBy(() -> reduction.begin(0)).withMessageContaining("not deterministic");
    }

    @Test
    void ran_otherTaskThanBefore_namesTheStep() {
        AtomicInteger runs = new AtomicInteger();
        assertThatThrownBy(() -> Runs.all(reduction, scheduler -> {
                    Scheduler lane = runs.getAndIncrement() == 0 ? scheduler : scheduler.createWorker();
                    lane.scheduleLabeled(() -> {
                        scheduler.schedule(() -> {});
                        scheduler.schedule(() -> {});
                    }, TaskLabel.of("start"));
                    scheduler.runUntilIdle();
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("not deterministic", "same 0 tasks", "task start runs");
    }

    @Test
    void end_fewerTasksThanBefore_saysSo() {
        AtomicInteger runs = new AtomicInteger();
        assertThatThrownBy(() -> Runs.all(reduction, scheduler -> {
                    if (runs.getAndIncrement() == 0) {
                        scheduler.schedule(() -> {});
                        scheduler.schedule(() -> {});
                    }
                    scheduler.runUntilIdle();
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("not deterministic", "same 0 tasks", "the run is over");
    }
}
