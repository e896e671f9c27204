package dev.baton.core.exploration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.Cancellable;
import dev.baton.core.Scheduler;
import dev.baton.core.TaskLabel;
import dev.baton.core.Worker;
import dev.baton.core.testing.Scenario;
import dev.baton.core.testing.TestScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** One order of those that come to the same: how many there are, and what the scheduler itself makes dependent. */
final class PartialOrderReductionTest {
    private static final TaskLabel PURE = TaskLabel.of("pure").touchesNothing();

    private final PartialOrderReduction reduction = ExplorationStrategy.partialOrderReduction();

    // Known races.

    @Test
    void staleSearch_isExhaustedInTwo() throws Exception {
        assertReduced(RacyPrograms::staleSearch, 24, 9, 2, 1);
    }

    @Test
    void doubleCreate_isExhaustedInFour() throws Exception {
        assertReduced(RacyPrograms::doubleCreate, 28, 12, 4, 2);
    }

    @Test
    void lockInversion_aResourceForEachLock_isExhaustedInFive() throws Exception {
        assertReduced(failed -> RacyPrograms.lockInversion("a", "b", 0, failed), 130, 16, 5, 1);
    }

    @Test
    void lockInversion_oneResourceForBothLocks_isExhaustedInEight() throws Exception {
        assertReduced(failed -> RacyPrograms.lockInversion("locks", "locks", 0, failed), 130, 16, 8, 4);
    }

    @Test
    void lockInversion_besideIndependentChains_needsNoMoreRuns() throws Exception {
        AtomicInteger failures = new AtomicInteger();
        Executions.all(reduction, RacyPrograms.lockInversion("locks", "locks", 4, count(failures)));
        assertFigures(8, failures, 4);
    }

    @Test
    void reentrantSession_isExhaustedInTwo() throws Exception {
        assertReduced(RacyPrograms::reentrantSession, 581, 203, 2, 1);
    }

    private void assertReduced(
            Function<Consumer<Boolean>, Scenario> program, int orders, int failing, int executions, int failingExecutions)
            throws Exception {
        AtomicInteger failures = new AtomicInteger();
        assertThat(Executions.all(ExplorationStrategy.depthFirst(), program.apply(count(failures)))).isEqualTo(orders);
        assertThat(failures).hasValue(failing);
        failures.set(0);
        Executions.all(reduction, program.apply(count(failures)));
        assertFigures(executions, failures, failingExecutions);
    }

    private static Consumer<Boolean> count(AtomicInteger failures) {
        return failed -> failures.addAndGet(failed ? 1 : 0);
    }

    private void assertFigures(int executions, AtomicInteger failures, int failingExecutions) {
        assertThat(reduction.executions()).isEqualTo(executions);
        assertThat(failures).hasValue(failingExecutions);
        assertThat(reduction.redundant()).isZero();
        assertThat(reduction.isComplete()).isTrue();
    }

    // What is dependent.

    @Test
    void tasksWithoutLabels_everyOrderIsRun() throws Exception {
        List<String> orders = new ArrayList<>();
        Scenario program = scheduler -> {
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
        int all = Executions.all(ExplorationStrategy.depthFirst(), program);
        List<String> enumerated = List.copyOf(orders);
        orders.clear();
        assertThat(Executions.all(reduction, program)).isEqualTo(all).isEqualTo(60);
        assertThat(orders).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(enumerated);
        assertThat(reduction.redundant()).isZero();
    }

    @Test
    void tasksThatTouchNothing_oneOrderIsRun() throws Exception {
        assertThat(orders(scheduler -> {
            for (int i = 0; i < 5; i++) {
                RacyPrograms.chain(scheduler, PURE, 5);
            }
        })).isEqualTo(1);
    }

    @Test
    void tasksThatRead_oneOrderIsRunUntilOneWrites() throws Exception {
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
    void submissionsToOneLane_bothOrdersAreRun() throws Exception {
        assertThat(orders(scheduler -> {
            Scheduler lane = scheduler.createWorker().labeled(PURE);
            scheduler.scheduleLabeled(() -> lane.schedule(() -> {}), PURE);
            scheduler.scheduleLabeled(() -> lane.schedule(() -> {}), PURE);
        })).isEqualTo(2);
    }

    @Test
    void submissionsToTwoLanes_oneOrderIsRun() throws Exception {
        assertThat(orders(scheduler -> {
            for (int i = 0; i < 2; i++) {
                Scheduler lane = scheduler.createWorker().labeled(PURE);
                scheduler.scheduleLabeled(() -> lane.schedule(() -> {}), PURE);
            }
        })).isEqualTo(1);
    }

    @Test
    void submissionToALaneAndItsHead_oneOrderIsRun() throws Exception {
        assertThat(orders(scheduler -> {
            Scheduler lane = scheduler.createWorker().labeled(PURE);
            lane.schedule(() -> {});
            scheduler.scheduleLabeled(() -> lane.schedule(() -> {}), PURE);
        })).isEqualTo(1);
    }

    @Test
    void timersOnOneLane_dueAtOneTime_bothOrdersAreRun() throws Exception {
        assertThat(orders(armOnOneLane(5, 5))).isEqualTo(2);
    }

    @Test
    void timersOnOneLane_dueAtTwoTimes_oneOrderIsRun() throws Exception {
        assertThat(orders(armOnOneLane(5, 6))).isEqualTo(1);
    }

    private static Scenario armOnOneLane(int... millis) {
        return scheduler -> {
            Scheduler lane = scheduler.createWorker().labeled(PURE);
            for (int delay : millis) {
                scheduler.scheduleLabeled(() -> lane.scheduleAfter(Duration.ofMillis(delay), () -> {}), PURE);
            }
        };
    }

    @Test
    void conflictAcrossTimes_isNoRace() throws Exception {
        TaskLabel write = TaskLabel.of("write").writes("x");
        assertThat(orders(scheduler -> {
            scheduler.scheduleLabeled(() -> {}, write);
            scheduler.labeled(write).scheduleAfter(Duration.ofMillis(1), () -> {});
            scheduler.labeled(write).scheduleAfter(Duration.ofMillis(2), () -> {});
        })).isEqualTo(1);
    }

    @Test
    void cancellation_beforeItsTaskBegins_itsTaskIsRunToo() throws Exception {
        assertThat(orders(scheduler -> {
            Cancellable[] late = new Cancellable[1];
            scheduler.scheduleLabeled(() -> late[0].cancel(), PURE);
            late[0] = scheduler.scheduleLabeled(() -> {}, PURE);
        })).isEqualTo(2);
    }

    @Test
    void cancellation_ofATaskInALane_everyPlaceOfItIsTried() throws Exception {
        List<String> outcomes = new ArrayList<>();
        Executions.all(reduction, scheduler -> {
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
    void cancellation_ofATaskThatAnIndependentOneWouldChange_findsThatOrder() throws Exception {
        // The order write, victim, cancel exchanges the first run's cancel with a victim that comes after the write.
        List<String> outcomes = new ArrayList<>();
        Executions.all(reduction, scheduler -> {
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
    void deprioritizedTask_runsBeforeWhatAnotherSubmits_ifItMay() throws Exception {
        TaskLabel last = TaskLabel.of("last").touchesNothing();
        TaskLabel write = TaskLabel.of("write").writes("x");
        List<String> outcomes = new ArrayList<>();
        Executions.all(reduction, scheduler -> {
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
    void blockOn_bodySeesEveryStateInWhichItCanContinue() throws Exception {
        assertThat(seenByTheBody((scheduler, done) -> scheduler.blockOn(done))).containsExactlyInAnyOrder("", "x");
    }

    @Test
    void runOne_bodySeesEveryStateInWhichItCanContinue() throws Exception {
        assertThat(seenByTheBody((scheduler, done) -> scheduler.runOne())).containsExactlyInAnyOrder("", "x");
    }

    @Test
    void runUntilIdle_bodySeesOneState() throws Exception {
        assertThat(seenByTheBody((scheduler, done) -> scheduler.runUntilIdle())).containsExactly("x");
    }

    private List<String> seenByTheBody(BiConsumer<TestScheduler, CompletableFuture<Void>> drive) throws Exception {
        List<String> seen = new ArrayList<>();
        Executions.all(reduction, scheduler -> {
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
    void bodyThatCancelsWhatIsReady_runsWhatItWouldHaveCancelled() throws Exception {
        List<String> outcomes = new ArrayList<>();
        Executions.all(reduction, scheduler -> {
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
    void park_inAForegroundTask_dependsOnWhatIsReady() throws Exception {
        List<Long> times = new ArrayList<>();
        Executions.all(reduction, scheduler -> {
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

    private static long orders(Scenario program) throws Exception {
        PartialOrderReduction strategy = ExplorationStrategy.partialOrderReduction();
        Executions.all(strategy, scheduler -> {
            program.run(scheduler);
            scheduler.runUntilIdle();
        });
        assertThat(strategy.isComplete()).isTrue();
        assertThat(strategy.redundant()).isZero();
        return strategy.executions();
    }

    // Life.

    @Test
    void isComplete_beforeTheLastRun_isFalse() throws Exception {
        Scenario program = RacyPrograms.doubleCreate(failed -> {});
        for (int run = 0; run < 4; run++) {
            assertThat(reduction.isComplete()).isFalse();
            assertThat(Executions.next(reduction, program)).isTrue();
        }
        assertThat(reduction.isComplete()).isTrue();
        assertThat(Executions.next(reduction, program)).isFalse();
        assertThat(reduction).hasToString("partial order reduction");
    }

    @Test
    void begin_afterARunThatDidNotEnd_runsItAgain() throws Exception {
        List<Boolean> outcomes = new ArrayList<>();
        Scenario program = RacyPrograms.doubleCreate(outcomes::add);
        Executions.next(reduction, program);
        reduction.begin(0);
        try (TestScheduler crashing = TestScheduler.builder().strategy(reduction).build()) {
            program.run(crashing);
        }
        Executions.all(reduction, program);
        assertThat(reduction.executions()).isEqualTo(4);
        assertThat(outcomes.get(1)).isEqualTo(outcomes.get(2));
    }

    @Test
    void choose_otherCandidatesThanBefore_namesTheStep() {
        AtomicInteger runs = new AtomicInteger();
        assertThatThrownBy(() -> Executions.all(reduction, scheduler -> {
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
        assertThatThrownBy(() -> Executions.all(reduction, scheduler -> {
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
        assertThatThrownBy(() -> Executions.all(reduction, scheduler -> {
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
