package dev.baton.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.exploration.ExplorationStrategy;
import dev.baton.core.testing.Exploration;
import dev.baton.core.testing.TestScheduler;
import dev.baton.core.testing.UnfinishedTasksError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

final class LimitedSchedulerTest {
    private static final TaskLabel SLOW = TaskLabel.of("slow");

    private final TestScheduler scheduler = TestScheduler.create();
    private final List<String> log = new ArrayList<>();

    private Runnable logging(String what) {
        return () -> log.add(what);
    }

    private static Set<String> orders(Supplier<ExplorationStrategy> strategy, Consumer<Scheduler> tasks, List<String> log) {
        Set<String> orders = new TreeSet<>();
        Exploration.of(test -> {
                    log.clear();
                    tasks.accept(test.limitedTo(2));
                    test.runUntilIdle();
                    orders.add(String.join("", log));
                })
                .strategy(strategy)
                .iterations(1_000)
                .run();
        return orders;
    }

    @Test
    void limitedTo_noneOrLess_isRefused() {
        for (Scheduler any : List.of(scheduler, scheduler.labeled(SLOW), scheduler.foreground(), scheduler.createWorker())) {
            assertThatIllegalArgumentException().isThrownBy(() -> any.limitedTo(0)).withMessageContaining("0");
            assertThatIllegalArgumentException().isThrownBy(() -> any.limitedTo(-1)).withMessageContaining("-1");
        }
    }

    @Test
    void limitedTo_whereTasksRunOneByOne_isThatItself() {
        Scheduler worker = scheduler.createWorker();
        Scheduler foreground = scheduler.foreground();

        assertThat(worker.limitedTo(3)).isSameAs(worker);
        assertThat(foreground.limitedTo(3)).isSameAs(foreground);
    }

    @Test
    void limitedTo_moreThanItIs_isThatItself() {
        Scheduler two = scheduler.limitedTo(2);

        assertThat(two.limitedTo(2)).isSameAs(two);
        assertThat(two.limitedTo(1)).hasToString("TestScheduler(FIFO).limitedTo(2).limitedTo(1)");
    }

    @Test
    void submit_moreThanTheLimit_runsThemInOrder() {
        Scheduler two = scheduler.limitedTo(2);
        for (int i = 0; i < 5; i++) {
            two.schedule(logging("" + i));
        }

        assertThat(scheduler.pendingTasks()).hasSize(2);
        scheduler.runUntilIdle();

        assertThat(log).containsExactly("0", "1", "2", "3", "4");
    }

    @Test
    void submit_everyOrder_isThatOfTwoSlots() {
        Set<String> orders = orders(
                ExplorationStrategy::depthFirst,
                two -> List.of("1", "2", "3", "4").forEach(name -> two.schedule(logging(name))),
                log);

        assertThat(orders).containsExactly("1234", "1243", "1324", "1342", "2134", "2143", "2314", "2341");
    }

    /** The first and the third conflict, the second lets the third begin: labels alone would say that nothing depends on it. */
    @Test
    void submit_reducedByLabels_losesNoOrderThatMatters() {
        TaskLabel writes = TaskLabel.of("writes").writes("account");
        TaskLabel other = TaskLabel.of("other").writes("something else");

        Set<String> orders = orders(
                ExplorationStrategy::partialOrderReduction,
                two -> {
                    two.scheduleLabeled(logging("1"), writes);
                    two.scheduleLabeled(logging("-"), other);
                    two.scheduleLabeled(logging("3"), writes);
                },
                log);

        assertThat(orders).anyMatch(order -> order.indexOf('1') < order.indexOf('3'))
                .anyMatch(order -> order.indexOf('3') < order.indexOf('1'));
    }

    @Test
    void submit_fromABlockedTask_runsOnlyWhatTheLimitAllows() {
        try (TestScheduler nesting = TestScheduler.builder().allowNestedBlocking(true).build()) {
            Scheduler two = nesting.limitedTo(2);
            two.schedule(() -> {
                two.schedule(logging("third"));
                nesting.blockOn(nesting.timer(Duration.ofSeconds(1)));
                log.add("blocked");
            });
            two.schedule(logging("second"));
            nesting.runUntilIdle();
        }

        assertThat(log).containsExactly("second", "third", "blocked");
    }

    @Test
    void labeledView_deprioritized_runsLast() {
        scheduler.deprioritize(SLOW);
        scheduler.labeled(SLOW).limitedTo(2).schedule(logging("slow"));
        scheduler.limitedTo(2).scheduleLabeled(logging("slow too"), SLOW);
        scheduler.schedule(logging("normal"));
        scheduler.runUntilIdle();

        assertThat(log).containsExactly("normal", "slow", "slow too");
    }

    @Test
    void submit_fromASession_keepsItAlsoForWhatWaits() {
        SessionId session = SessionId.create("request");
        Scheduler one = scheduler.limitedTo(1);
        one.schedule(logging("nobody's"));
        scheduler.inSession(session).schedule(() -> {
            one.schedule(() -> log.add("" + scheduler.currentSession()));
        });
        one.schedule(() -> log.add("" + scheduler.currentSession()));
        scheduler.runUntilIdle();

        assertThat(log).containsExactly("nobody's", "null", "" + session);
    }

    @Test
    void submitDelayed_dueWhileNothingIsFree_waitsForATurn() {
        Scheduler one = scheduler.limitedTo(1);
        one.scheduleAfter(Duration.ofMillis(5), logging("later"));
        one.scheduleAfter(Duration.ofMillis(3), () -> log.add("at " + scheduler.nanoTime()));
        one.schedule(logging("now"));
        scheduler.runUntilIdle();

        assertThat(log).containsExactly("now", "at 3000000", "later");
    }

    @Test
    void cancel_waitingReadyOrDelayed_freesItAndLetsTheNextBegin() {
        Scheduler one = scheduler.limitedTo(1);
        Cancellable first = one.schedule(logging("first"));
        Cancellable waiting = one.schedule(logging("waiting"));
        Cancellable delayed = one.scheduleAfter(Duration.ofDays(1), logging("delayed"));
        one.schedule(logging("last"));

        assertThat(List.of(first.cancel(), waiting.cancel(), delayed.cancel())).containsOnly(true);
        assertThat(scheduler.pendingTasks()).hasSize(1);
        scheduler.runUntilIdle();

        assertThat(log).containsExactly("last");
        assertThat(scheduler.nanoTime()).isZero();
    }

    @Test
    void close_schedulerUnderneath_cancelsWhatWaits() {
        Scheduler one = scheduler.limitedTo(1);
        List<Cancellable> tasks = List.of(
                one.schedule(logging("first")),
                one.schedule(logging("second")),
                one.scheduleAfter(Duration.ofDays(1), logging("delayed")),
                one.schedule(logging("third")));

        assertThatThrownBy(scheduler::close).isInstanceOf(UnfinishedTasksError.class);

        assertThat(tasks).allMatch(Cancellable::isCancelled);
        assertThatThrownBy(() -> one.schedule(logging("too late"))).isInstanceOf(RejectedExecutionException.class);
        assertThatThrownBy(() -> one.scheduleAfter(Duration.ofDays(1), logging("too late")))
                .isInstanceOf(RejectedExecutionException.class);
        assertThat(log).isEmpty();
    }

    @Test
    void cancelPending_thousandsThatWait_endsWithAllOfThemCancelled() {
        Scheduler one = scheduler.limitedTo(1);
        List<Cancellable> tasks = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            tasks.add(one.schedule(logging("never")));
        }

        scheduler.cancelPending();
        one.schedule(logging("afterwards"));
        scheduler.runUntilIdle();

        assertThat(tasks).allMatch(Cancellable::isCancelled);
        assertThat(log).containsExactly("afterwards");
    }

    @Test
    void close_inATaskThatIsUnderWay_cancelsWhatWaits() {
        Scheduler one = scheduler.limitedTo(1);
        one.schedule(scheduler::close);
        Cancellable waiting = one.schedule(logging("waiting"));

        scheduler.runUntilIdle();

        assertThat(waiting.isCancelled()).isTrue();
        scheduler.close();
    }

    @Test
    void createWorker_limited_keepsOrderAndRunsATaskAStep() {
        Scheduler worker = scheduler.limitedTo(3).createWorker();
        for (int i = 0; i < 4; i++) {
            worker.schedule(logging("" + i));
        }

        scheduler.runOne();
        assertThat(log).containsExactly("0");
        scheduler.runUntilIdle();

        assertThat(log).containsExactly("0", "1", "2", "3");
    }

    @Test
    void taskThatThrows_givesItsTurnBack() {
        Scheduler one = scheduler.limitedTo(1);
        IllegalStateException failure = new IllegalStateException("in the task");
        one.schedule(() -> {
            throw failure;
        });
        one.schedule(logging("next"));

        assertThatThrownBy(scheduler::runUntilIdle).isSameAs(failure);
        assertThat(log).containsExactly("next");
    }

    @Test
    void close_limited_closesNothing() {
        Scheduler one = scheduler.limitedTo(1);
        one.schedule(logging("runs"));
        one.close();
        one.schedule(logging("runs too"));
        scheduler.runUntilIdle();

        assertThat(log).containsExactly("runs", "runs too");
    }
}
