package dev.baton.rxjava;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.baton.core.TaskNode;
import dev.baton.core.Worker;
import dev.baton.core.testing.TestScheduler;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Observable;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.processors.PublishProcessor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** RxJava's verbs; what RxJava's test scheduler does wrong with them is in {@link StockDefectsTest}. */
final class RxTestSchedulerTest {
    private static final TimeUnit S = TimeUnit.SECONDS;

    private final RxTestScheduler rx = new RxTestScheduler();
    private final List<Object> seen = new ArrayList<>();

    @Test
    void startTime_isWhatTheConstructorSays() {
        assertThat(new RxTestScheduler().now(S)).isZero();
        assertThat(new RxTestScheduler(true).now(S)).isZero();
        assertThat(new RxTestScheduler(5, S).now(TimeUnit.MILLISECONDS)).isEqualTo(5_000);
        RxTestScheduler late = new RxTestScheduler(1, TimeUnit.DAYS, true);
        late.advanceTimeTo(25, TimeUnit.HOURS);
        assertThat(late.now(TimeUnit.HOURS)).isEqualTo(25);
        assertThat(late.createWorker().now(TimeUnit.HOURS)).isEqualTo(25);
        assertThat(late.testScheduler().nanoTime()).isEqualTo(Duration.ofHours(1).toNanos());
    }

    @Test
    void nothing_runsBeforeItIsAskedFor() {
        Observable.just("undelayed").observeOn(rx).subscribe(seen::add);
        Observable.timer(1, S, rx).subscribe(seen::add);
        assertThat(seen).isEmpty();
        rx.triggerActions();
        assertThat(seen).containsExactly("undelayed");
        rx.advanceTimeBy(1, S);
        assertThat(seen).containsExactly("undelayed", 0L);
    }

    @Test
    void advance_toTheEndOfTime_staysWithinIt() {
        rx.scheduleDirect(() -> seen.add(rx.now(TimeUnit.DAYS)), 365, TimeUnit.DAYS);
        rx.advanceTimeBy(Long.MAX_VALUE, TimeUnit.DAYS);
        assertThat(seen).containsExactly(365L);
        assertThat(rx.now(TimeUnit.DAYS)).isPositive();
    }

    @Test
    void otherThreads_submitAndDispose_untilTheNextAdvance() throws InterruptedException {
        PublishProcessor<Integer> source = PublishProcessor.create();
        source.delay(1, S, rx).subscribe(seen::add);
        rx.advanceTimeBy(1, S);
        Thread other = new Thread(() -> {
            source.onNext(1);
            rx.scheduleDirect(() -> seen.add("disposed"), 1, S).dispose();
            source.onNext(2);
        });
        other.start();
        other.join();
        assertThat(seen).isEmpty();
        rx.advanceTimeBy(2, S);
        assertThat(seen).containsExactly(1, 2);
    }

    @Test
    void over_keepsTheRulesOfTheScheduler() {
        TestScheduler scheduler = TestScheduler.withSeed(1);
        RxTestScheduler over = RxTestScheduler.over(scheduler);
        assertThat(over.testScheduler()).isSameAs(scheduler);
        assertThat(over).hasToString("RxTestScheduler(" + scheduler + ")");
        scheduler.scheduleAfter(Duration.ofSeconds(1), () -> seen.add("core"));
        over.advanceTimeBy(1, S);
        assertThat(seen).containsExactly("core");
        assertThatNullPointerException().isThrownBy(() -> RxTestScheduler.over(null)).withMessage("scheduler");
    }

    @Test
    void exploration_throughTheFacade_findsEveryOrder() {
        List<List<Object>> orders = new ArrayList<>();
        TestScheduler.many(50, scheduler -> {
            RxTestScheduler over = RxTestScheduler.over(scheduler);
            List<Object> ran = new ArrayList<>();
            Flowable.just("a", "b").flatMap(name -> Flowable.just(name).subscribeOn(over)).subscribe(ran::add);
            over.runUntilIdle();
            orders.add(ran);
        });
        assertThat(orders).contains(List.of("a", "b"), List.of("b", "a"));
    }

    @Test
    void directTasks_makeNoWorker() {
        Scheduler direct = RxSchedulers.fromScheduler(new WithoutWorkers(rx.testScheduler()));
        direct.scheduleDirect(() -> seen.add("undelayed"));
        direct.scheduleDirect(() -> seen.add("delayed"), 1, S);
        direct.schedulePeriodicallyDirect(() -> seen.add("periodic"), 1, 60, S);
        rx.advanceTimeBy(1, S);
        assertThat(seen).containsExactly("undelayed", "delayed", "periodic");
    }

    /** A scheduler that refuses to make workers. */
    private record WithoutWorkers(TestScheduler target) implements dev.baton.core.Scheduler {
        @Override
        public void submit(TaskNode task) {
            target.submit(task);
        }

        @Override
        public void submit(TaskNode task, long delayNanos) {
            target.submit(task, delayNanos);
        }

        @Override
        public Worker createWorker() {
            throw new AssertionError("A worker was made");
        }

        @Override
        public boolean isMainThread() {
            return false;
        }

        @Override
        public long nanoTime() {
            return target.nanoTime();
        }

        @Override
        public void close() {}
    }
}
