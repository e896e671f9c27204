package dev.baton.rxjava;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.TaskLabel;
import dev.baton.core.testing.TestScheduler;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Observable;
import io.reactivex.rxjava3.core.Scheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class OrderTest {
    private static final int SEEDS = 200;
    private static final TaskLabel LOW = TaskLabel.of("low");

    @Test
    void worker_undelayedTasks_keepSubmissionOrderUnderEverySeedWhileWorkersInterleave() {
        Set<List<String>> orders = new HashSet<>();
        TestScheduler.many(SEEDS, scheduler -> {
            Scheduler rx = RxSchedulers.fromScheduler(scheduler);
            Scheduler.Worker one = rx.createWorker();
            Scheduler.Worker two = rx.createWorker();
            List<String> ran = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                String number = String.valueOf(i);
                one.schedule(() -> ran.add("a" + number));
                two.schedule(() -> ran.add("b" + number));
            }
            scheduler.runUntilIdle();
            assertThat(ran).containsSubsequence("a0", "a1", "a2").containsSubsequence("b0", "b1", "b2").hasSize(6);
            orders.add(ran);
        });
        assertThat(orders).hasSize(20);
    }

    @Test
    void delay_equalDelays_keepTheOrderOfTheFlowAndItsEndLast() {
        TestScheduler.many(SEEDS, scheduler -> {
            Scheduler rx = RxSchedulers.fromScheduler(scheduler);
            List<Object> seen = new ArrayList<>();
            Flowable.range(0, 10).delay(5, TimeUnit.SECONDS, rx).subscribe(seen::add, seen::add, () -> seen.add("end"));
            scheduler.runUntilIdle();
            assertThat(seen).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, "end");
        });
    }

    @Test
    void observeOn_everySeed_keepsTheOrderOfTheFlow() {
        TestScheduler.many(SEEDS, scheduler -> {
            Scheduler rx = RxSchedulers.fromScheduler(scheduler);
            List<Integer> seen = new ArrayList<>();
            Flowable.range(0, 100).subscribeOn(rx).observeOn(rx, false, 7).observeOn(rx).subscribe(seen::add);
            scheduler.runUntilIdle();
            assertThat(seen).hasSize(100).isSorted();
        });
    }

    @Test
    void direct_tasks_runInEveryOrder() {
        Set<List<String>> orders = new HashSet<>();
        TestScheduler.many(SEEDS, scheduler -> {
            Scheduler rx = RxSchedulers.fromScheduler(scheduler);
            List<String> ran = new ArrayList<>();
            for (String name : List.of("a", "b", "c")) {
                rx.scheduleDirect(() -> ran.add(name));
            }
            scheduler.runUntilIdle();
            orders.add(ran);
        });
        assertThat(orders).hasSize(6);
    }

    @Test
    void workerOfCore_directTasks_shareItsLane() {
        TestScheduler.many(SEEDS, scheduler -> {
            Scheduler rx = RxSchedulers.fromScheduler(scheduler.createWorker());
            List<String> ran = new ArrayList<>();
            rx.scheduleDirect(() -> ran.add("direct"));
            rx.createWorker().schedule(() -> ran.add("worker"));
            rx.scheduleDirect(() -> ran.add("direct again"));
            scheduler.runUntilIdle();
            assertThat(ran).containsExactly("direct", "worker", "direct again");
        });
    }

    @Test
    void labeledView_deprioritized_runsLastForAllKindsOfWork() {
        TestScheduler.many(SEEDS, scheduler -> {
            scheduler.deprioritize(LOW);
            Scheduler low = RxSchedulers.fromScheduler(scheduler.labeled(LOW));
            List<String> ran = new ArrayList<>();
            low.scheduleDirect(() -> ran.add("low"));
            low.scheduleDirect(() -> ran.add("low"), 1, TimeUnit.SECONDS);
            low.createWorker().schedule(() -> ran.add("low"));
            low.createWorker().schedule(() -> ran.add("low"), 1, TimeUnit.SECONDS);
            low.schedulePeriodicallyDirect(() -> ran.add("low"), 1, 60, TimeUnit.SECONDS);
            low.createWorker().schedulePeriodically(() -> ran.add("low"), 1, 60, TimeUnit.SECONDS);
            Scheduler normal = RxSchedulers.fromScheduler(scheduler);
            normal.scheduleDirect(() -> ran.add("normal"));
            normal.createWorker().schedule(() -> ran.add("normal"));
            scheduler.runUntilParked();
            assertThat(ran).containsExactly("normal", "normal", "low", "low");
            ran.clear();
            normal.scheduleDirect(() -> ran.add("normal"), 1, TimeUnit.SECONDS);
            scheduler.advanceBy(Duration.ofSeconds(1));
            assertThat(ran).containsExactly("normal", "low", "low", "low", "low");
            low.shutdown();
        });
    }

    @Test
    void foregroundView_everyKindOfWork_runsOnTheMainThreadInOrder() {
        TestScheduler.many(SEEDS, scheduler -> {
            Scheduler main = RxSchedulers.fromScheduler(scheduler.foreground());
            List<String> ran = new ArrayList<>();
            RxSchedulers.fromScheduler(scheduler)
                    .scheduleDirect(() -> ran.add(scheduler.isMainThread() ? "background on main" : "background"));
            main.scheduleDirect(() -> ran.add(scheduler.isMainThread() ? "1" : "1 off main"));
            main.createWorker().schedule(() -> ran.add(scheduler.isMainThread() ? "2" : "2 off main"));
            Observable.just("observable").observeOn(main)
                    .subscribe(text -> ran.add(scheduler.isMainThread() ? text : text + " off main"));
            scheduler.runUntilIdle();
            assertThat(ran).containsExactlyInAnyOrder("1", "2", "observable", "background")
                    .containsSubsequence("1", "2", "observable");
        });
    }
}
