package dev.baton.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.TaskLabel;
import dev.baton.core.testing.TestScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;

final class OrderTest {
    private static final int SEEDS = 200;
    private static final TaskLabel LOW = TaskLabel.of("low");

    @Test
    void worker_undelayedTasks_keepSubmissionOrderUnderEverySeedWhileWorkersInterleave() {
        Set<List<String>> orders = new HashSet<>();
        TestScheduler.many(SEEDS, scheduler -> {
            Scheduler reactor = ReactorSchedulers.fromScheduler(scheduler);
            Scheduler.Worker one = reactor.createWorker();
            Scheduler.Worker two = reactor.createWorker();
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
    void worker_equalDelays_keepSubmissionOrderUnderEverySeed() {
        TestScheduler.many(SEEDS, scheduler -> {
            Scheduler.Worker worker = ReactorSchedulers.fromScheduler(scheduler).createWorker();
            List<Integer> ran = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                int number = i;
                worker.schedule(() -> ran.add(number), 5, TimeUnit.SECONDS);
            }
            scheduler.runUntilIdle();
            assertThat(ran).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        });
    }

    @Test
    void publishOn_everySeed_keepsTheOrderOfTheFlux() {
        TestScheduler.many(SEEDS, scheduler -> {
            Scheduler reactor = ReactorSchedulers.fromScheduler(scheduler);
            List<Integer> seen = new ArrayList<>();
            Flux.range(0, 100).subscribeOn(reactor).publishOn(reactor, 7).publishOn(reactor).subscribe(seen::add);
            scheduler.runUntilIdle();
            assertThat(seen).hasSize(100).isSorted();
        });
    }

    @Test
    void direct_tasks_runInEveryOrder() {
        Set<List<String>> orders = new HashSet<>();
        TestScheduler.many(SEEDS, scheduler -> {
            Scheduler reactor = ReactorSchedulers.fromScheduler(scheduler);
            List<String> ran = new ArrayList<>();
            for (String name : List.of("a", "b", "c")) {
                reactor.schedule(() -> ran.add(name));
            }
            scheduler.runUntilIdle();
            orders.add(ran);
        });
        assertThat(orders).hasSize(6);
    }

    @Test
    void workerOfCore_directTasks_shareItsLane() {
        TestScheduler.many(SEEDS, scheduler -> {
            Scheduler reactor = ReactorSchedulers.fromScheduler(scheduler.createWorker());
            List<String> ran = new ArrayList<>();
            reactor.schedule(() -> ran.add("direct"));
            reactor.createWorker().schedule(() -> ran.add("worker"));
            reactor.schedule(() -> ran.add("direct again"));
            scheduler.runUntilIdle();
            assertThat(ran).containsExactly("direct", "worker", "direct again");
        });
    }

    @Test
    void labeledView_deprioritized_runsLastForAllKindsOfWork() {
        TestScheduler.many(SEEDS, scheduler -> {
            scheduler.deprioritize(LOW);
            Scheduler low = ReactorSchedulers.fromScheduler(scheduler.labeled(LOW));
            List<String> ran = new ArrayList<>();
            low.schedule(() -> ran.add("low"));
            low.schedule(() -> ran.add("low"), 1, TimeUnit.SECONDS);
            low.createWorker().schedule(() -> ran.add("low"));
            low.createWorker().schedule(() -> ran.add("low"), 1, TimeUnit.SECONDS);
            low.schedulePeriodically(() -> ran.add("low"), 1, 60, TimeUnit.SECONDS);
            low.createWorker().schedulePeriodically(() -> ran.add("low"), 1, 60, TimeUnit.SECONDS);
            Scheduler normal = ReactorSchedulers.fromScheduler(scheduler);
            normal.schedule(() -> ran.add("normal"));
            normal.createWorker().schedule(() -> ran.add("normal"));
            scheduler.runUntilParked();
            assertThat(ran).containsExactly("normal", "normal", "low", "low");
            ran.clear();
            normal.schedule(() -> ran.add("normal"), 1, TimeUnit.SECONDS);
            scheduler.advanceBy(Duration.ofSeconds(1));
            assertThat(ran).containsExactly("normal", "low", "low", "low", "low");
            low.dispose();
        });
    }

    @Test
    void foregroundView_everyKindOfWork_runsOnTheMainThreadInOrder() {
        TestScheduler.many(SEEDS, scheduler -> {
            Scheduler main = ReactorSchedulers.fromScheduler(scheduler.foreground());
            Scheduler background = ReactorSchedulers.fromScheduler(scheduler);
            List<String> ran = new ArrayList<>();
            background.schedule(() -> ran.add(scheduler.isMainThread() ? "background on main" : "background"));
            for (int i = 0; i < 3; i++) {
                String number = (i + 1) + "";
                Runnable task = () -> ran.add(scheduler.isMainThread() ? number : number + " off main");
                if (i == 1) {
                    main.createWorker().schedule(task);
                } else {
                    main.schedule(task);
                }
            }
            Flux.just("flux").publishOn(main)
                    .subscribe(text -> ran.add(scheduler.isMainThread() ? text : text + " off main"));
            scheduler.runUntilIdle();
            assertThat(ran).containsExactlyInAnyOrder("1", "2", "3", "flux", "background")
                    .containsSubsequence("1", "2", "3", "flux");
        });
    }
}
