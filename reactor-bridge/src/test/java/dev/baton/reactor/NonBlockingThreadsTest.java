package dev.baton.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.Installation;
import dev.baton.core.testing.TestScheduler;
import dev.baton.platform.ThreadPoolScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

final class NonBlockingThreadsTest {
    private final TestScheduler scheduler = TestScheduler.create();
    private final List<Object> seen = new ArrayList<>();

    private void see(Runnable call) {
        try {
            call.run();
            seen.add("returned");
        } catch (IllegalStateException refused) {
            seen.add(String.valueOf(refused.getMessage()));
        }
    }

    @Test
    void block_inATaskOfANonBlockingFlavourFailsAndNamesTheTask() {
        for (Flavour flavour : List.of(Flavour.PARALLEL, Flavour.SINGLE)) {
            seen.clear();
            Scheduler parallel = ReactorSchedulers.fromScheduler(scheduler, flavour);
            parallel.schedule(() -> see(() -> Mono.never().block()));
            parallel.schedule(() -> see(() -> Flux.never().blockLast()), 1, TimeUnit.SECONDS);
            parallel.createWorker().schedule(() -> see(() -> Flux.never().toIterable().iterator().hasNext()));
            parallel.schedule(() -> see(() -> Mono.never().block(Duration.ofDays(1))));
            scheduler.runUntilIdle();

            assertThat(seen).hasSize(4).allSatisfy(message -> assertThat((String) message)
                    .contains("inside task NonBlockingThreadsTest lambda").contains("Schedulers.boundedElastic()"));
        }
    }

    @Test
    void block_inAPeriodicTaskOfANonBlockingFlavourFails() {
        ReactorSchedulers.fromScheduler(scheduler, Flavour.PARALLEL)
                .schedulePeriodically(() -> see(() -> Mono.never().block()), 1, 1, TimeUnit.SECONDS);
        scheduler.advanceBy(Duration.ofSeconds(2));
        scheduler.cancelPending();

        assertThat(seen).hasSize(2).allSatisfy(message -> assertThat((String) message).contains("inside task"));
    }

    @Test
    void block_thatNamesTheLabel() {
        try (Installation installed = ReactorSchedulers.install(scheduler)) {
            Schedulers.newParallel("db").schedule(() -> see(() -> Mono.never().block()));
            scheduler.runUntilIdle();
            assertThat(installed).isNotNull();
        }

        assertThat(seen).singleElement().asString().contains("[db]");
    }

    @Test
    void isInNonBlockingThread_isTrueInATaskOfANonBlockingFlavourOnly() {
        ReactorSchedulers.fromScheduler(scheduler, Flavour.PARALLEL).schedule(() -> seen.add(Schedulers.isInNonBlockingThread()));
        ReactorSchedulers.fromScheduler(scheduler, Flavour.SINGLE).schedule(() -> seen.add(Schedulers.isInNonBlockingThread()));
        ReactorSchedulers.fromScheduler(scheduler, Flavour.BOUNDED_ELASTIC).schedule(() -> seen.add(Schedulers.isInNonBlockingThread()));
        ReactorSchedulers.fromScheduler(scheduler).schedule(() -> seen.add(Schedulers.isInNonBlockingThread()));
        scheduler.runUntilIdle();

        assertThat(seen).containsExactly(true, true, false, false);
        assertThat(Schedulers.isInNonBlockingThread()).isFalse();
    }

    @Test
    void isInNonBlockingThread_isFalseAfterATaskThatThrew() {
        Scheduler parallel = ReactorSchedulers.fromScheduler(scheduler, Flavour.PARALLEL);
        scheduler.expectError(IllegalArgumentException.class);
        parallel.schedule(() -> {
            throw new IllegalArgumentException();
        });
        scheduler.runUntilIdle();

        assertThat(Schedulers.isInNonBlockingThread()).isFalse();
    }

    @Test
    void isInNonBlockingThread_isFalseInAnotherTaskOnTopOfSuchATask() {
        TestScheduler nesting = TestScheduler.builder().allowNestedBlocking(true).build();
        CompletableFuture<Boolean> inner = new CompletableFuture<>();
        ReactorSchedulers.fromScheduler(nesting, Flavour.PARALLEL).schedule(() -> {
            nesting.schedule(() -> inner.complete(Schedulers.isInNonBlockingThread()));
            nesting.blockOn(inner);
            seen.add(Schedulers.isInNonBlockingThread());
        });
        nesting.runUntilIdle();

        assertThat(inner.join()).isFalse();
        assertThat(seen).containsExactly(true);
    }

    @Test
    void register_afterSomebodyRemovedAllPredicatesAddsItAgain() {
        Schedulers.resetNonBlockingThreadPredicate();
        ReactorSchedulers.fromScheduler(scheduler, Flavour.PARALLEL).schedule(() -> seen.add(Schedulers.isInNonBlockingThread()));
        scheduler.runUntilIdle();

        assertThat(seen).containsExactly(true);
    }

    @Test
    void predicatesOfTheUser_stay() {
        Schedulers.registerNonBlockingThreadPredicate(thread -> thread.getName().equals("mine"));
        try (Installation installed = ReactorSchedulers.install(scheduler)) {
            assertThat(installed).isNotNull();
            assertThat(Schedulers.isNonBlockingThread(new Thread(() -> {}, "mine"))).isTrue();
        }
        assertThat(Schedulers.isNonBlockingThread(new Thread(() -> {}, "mine"))).isTrue();
        assertThat(Schedulers.isNonBlockingThread(new Thread(() -> {}, "another"))).isFalse();
        Schedulers.resetNonBlockingThreadPredicate();
    }

    @Test
    void pool_hasNonBlockingTasksToo() throws Exception {
        try (ThreadPoolScheduler pool = ThreadPoolScheduler.create(1)) {
            Scheduler parallel = ReactorSchedulers.fromScheduler(pool, Flavour.PARALLEL);
            Scheduler elastic = ReactorSchedulers.fromScheduler(pool, Flavour.BOUNDED_ELASTIC);
            CompletableFuture<String> refused = new CompletableFuture<>();
            parallel.createWorker().schedule(() -> {
                try {
                    refused.complete("returned " + Mono.never().block());
                } catch (IllegalStateException expected) {
                    refused.complete(String.valueOf(expected.getMessage()));
                }
            });
            assertThat(refused.get()).contains("inside task");

            CompletableFuture<String> returned = new CompletableFuture<>();
            elastic.schedule(() -> returned.complete("" + Mono.just("it").hide().subscribeOn(parallel).block()));
            assertThat(returned.get()).isEqualTo("it");

            CompletableFuture<Boolean> plain = new CompletableFuture<>();
            pool.schedule(() -> plain.complete(Schedulers.isInNonBlockingThread()));
            assertThat(plain.get()).isFalse();
        }
    }
}
