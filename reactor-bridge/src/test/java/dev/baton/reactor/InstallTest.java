package dev.baton.reactor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.Installation;
import dev.baton.core.TaskLabel;
import dev.baton.core.testing.LibraryBridge;
import dev.baton.core.testing.PendingTask;
import dev.baton.core.testing.TestScheduler;
import dev.baton.platform.ThreadPoolScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

final class InstallTest {
    private final TestScheduler scheduler = TestScheduler.create();
    private final Installation installation = ReactorSchedulers.install(scheduler);

    @AfterEach
    void close() {
        installation.close();
        scheduler.cancelPending();
        scheduler.close();
    }

    @Test
    void operators_runOnTheInstalledSchedulerByDefault() {
        List<Long> ticks = new ArrayList<>();
        Flux.interval(Duration.ofHours(1)).take(3).publishOn(Schedulers.boundedElastic()).subscribe(ticks::add);
        scheduler.advanceBy(Duration.ofHours(2));
        assertThat(ticks).containsExactly(0L, 1L);

        scheduler.advanceBy(Duration.ofHours(1));
        assertThat(ticks).containsExactly(0L, 1L, 2L);
    }

    @Test
    void labels_areTheFlavoursAndNames() {
        Schedulers.parallel().schedule(() -> {});
        Schedulers.boundedElastic().schedule(() -> {});
        Schedulers.single().schedule(() -> {});
        Schedulers.newParallel("db").schedule(() -> {});
        Schedulers.newSingle("ui").schedule(() -> {});
        Schedulers.newBoundedElastic(1, 1, "files").createWorker().schedule(() -> {});
        Schedulers.newSingle(task -> new Thread(task)).schedule(() -> {});

        assertThat(scheduler.pendingTasks()).extracting(PendingTask::label)
                .extracting(label -> label.map(TaskLabel::toString).orElse("none"))
                .containsExactly("parallel", "boundedElastic", "single", "db", "ui", "files", "single");
    }

    @Test
    void deprioritize_worksOnFlavours() {
        List<String> ran = new ArrayList<>();
        scheduler.deprioritize(TaskLabel.of("parallel"));
        Schedulers.parallel().schedule(() -> ran.add("parallel"));
        Schedulers.boundedElastic().schedule(() -> ran.add("elastic"));
        scheduler.runUntilIdle();

        assertThat(ran).containsExactly("elastic", "parallel");
    }

    @Test
    void single_keepsOrderUnderEverySeed() {
        boolean parallelOvertakes = false;
        for (long seed = 0; seed < 30; seed++) {
            TestScheduler random = TestScheduler.withSeed(seed);
            List<Integer> single = new ArrayList<>();
            List<Integer> own = new ArrayList<>();
            List<Integer> parallel = new ArrayList<>();
            try (Installation installed = ReactorSchedulers.install(random)) {
                Scheduler mine = Schedulers.newSingle("mine");
                for (int i = 0; i < 3; i++) {
                    int number = i;
                    Schedulers.single().schedule(() -> single.add(number));
                    mine.schedule(() -> own.add(number));
                    Schedulers.parallel().schedule(() -> parallel.add(number));
                }
                Schedulers.single().createWorker().schedule(() -> single.add(3));
                random.runUntilIdle();
                assertThat(installed).isNotNull();
            }

            assertThat(single).containsExactly(0, 1, 2, 3);
            assertThat(own).containsExactly(0, 1, 2);
            parallelOvertakes |= !parallel.equals(List.of(0, 1, 2));
        }
        assertThat(parallelOvertakes).isTrue();
    }

    @Test
    void close_restoresTheSharedSchedulersAlive() {
        installation.close();
        Scheduler before = Schedulers.parallel();
        Installation again = ReactorSchedulers.install(scheduler);
        assertThat(Schedulers.parallel()).isNotSameAs(before);

        again.close();
        assertThat(Schedulers.parallel()).isSameAs(before);
        assertThat(before.isDisposed()).isFalse();
        assertThat(Mono.fromCallable(() -> Thread.currentThread().getName()).subscribeOn(before).block()).startsWith("parallel-");
    }

    @Test
    void close_restoresAFactoryOfTheUsers() {
        installation.close();
        Scheduler users = Schedulers.fromExecutor(Runnable::run);
        Schedulers.Snapshot before = Schedulers.setFactoryWithSnapshot(new Schedulers.Factory() {
            @Override
            public Scheduler newParallel(int parallelism, java.util.concurrent.ThreadFactory threads) {
                return users;
            }
        });
        try {
            ReactorSchedulers.install(scheduler).close();

            assertThat(Schedulers.newParallel("mine")).isSameAs(users);
        } finally {
            Schedulers.resetFrom(before);
        }
    }

    @Test
    void close_leavesASharedSchedulerThatIsHeldUsable() {
        Scheduler held = Schedulers.parallel();
        installation.close();

        assertThat(held.isDisposed()).isFalse();
        assertThat(Mono.fromCallable(() -> Thread.currentThread().getName()).subscribeOn(held).block()).startsWith("parallel-");
    }

    @Test
    void close_leavesAnOwnSchedulerUsableInRealTime() {
        Scheduler own = Schedulers.newSingle("own");
        installation.close();

        assertThat(Mono.fromCallable(() -> Thread.currentThread().getName()).subscribeOn(own).block()).startsWith("own-");
        own.dispose();
        assertThatThrownBy(() -> own.schedule(() -> {})).isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void schedulerThatIsHeld_servesTheNextInstallation() {
        Scheduler shared = Schedulers.single();
        Scheduler own = Schedulers.newParallel("own");
        installation.close();
        TestScheduler next = TestScheduler.create();
        List<String> ran = new ArrayList<>();
        try (Installation installed = ReactorSchedulers.install(next)) {
            shared.schedule(() -> ran.add("shared"));
            own.schedule(() -> ran.add("own"));
            assertThat(installed).isNotNull();
        }
        assertThat(ran).isEmpty();
        next.runUntilIdle();

        assertThat(ran).containsExactly("shared", "own");
    }

    @Test
    void dispose_ofAnOwnSchedulerEndsItAlone() {
        List<String> ran = new ArrayList<>();
        Scheduler own = Schedulers.newParallel("own");
        Scheduler other = Schedulers.newParallel("own");
        own.schedule(() -> ran.add("own"));
        own.createWorker().schedule(() -> ran.add("worker"));
        other.schedule(() -> ran.add("other"));
        own.dispose();
        own.dispose();
        Schedulers.parallel().schedule(() -> ran.add("shared"));
        scheduler.runUntilIdle();

        assertThat(ran).containsExactly("other", "shared");
        assertThat(own.isDisposed()).isTrue();
        assertThat(other.isDisposed()).isFalse();
        assertThatThrownBy(() -> own.schedule(() -> {})).isInstanceOf(RejectedExecutionException.class);
        assertThatIllegalStateException().isThrownBy(own::init).withMessageContaining("own");
    }

    @Test
    void dispose_holdsInTheNextInstallation() {
        Scheduler own = Schedulers.newParallel("own");
        own.dispose();
        installation.close();
        try (Installation installed = ReactorSchedulers.install(TestScheduler.create())) {
            assertThatThrownBy(() -> own.schedule(() -> {})).isInstanceOf(RejectedExecutionException.class);
            assertThat(installed).isNotNull();
        }
    }

    @Test
    void dispose_ofASharedSchedulerDoesNothing() {
        Schedulers.parallel().dispose();
        Schedulers.parallel().schedule(() -> {});

        assertThat(scheduler.runUntilIdle()).isEqualTo(1);
    }

    @Test
    void disposeGracefully_ofAnOwnSchedulerWaitsForItsTasks() {
        List<String> events = new ArrayList<>();
        Scheduler own = Schedulers.newParallel("own");
        own.schedule(() -> events.add("task"));
        own.disposeGracefully().subscribe(nothing -> {}, failure -> events.add("failed"), () -> events.add("ended"));
        scheduler.runUntilIdle();

        assertThat(events).containsExactly("task", "ended");
        assertThat(own.isDisposed()).isTrue();
    }

    @Test
    void now_isThatOfTheInstalledScheduler() {
        scheduler.advanceBy(Duration.ofMinutes(5));

        assertThat(Schedulers.parallel().now(java.util.concurrent.TimeUnit.MINUTES)).isEqualTo(5);
        assertThat(Schedulers.newSingle("own").now(java.util.concurrent.TimeUnit.MINUTES)).isEqualTo(5);
    }

    @Test
    void otherThreads_goOnWithReactorsOwn() throws InterruptedException {
        installation.close();
        CountDownLatch installed = new CountDownLatch(1);
        AtomicReference<String> shared = new AtomicReference<>();
        AtomicReference<String> own = new AtomicReference<>();
        Thread other = new Thread(() -> {
            try {
                installed.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            shared.set(Mono.fromCallable(() -> Thread.currentThread().getName()).subscribeOn(Schedulers.parallel()).block());
            Scheduler made = Schedulers.newSingle("made");
            own.set(Mono.fromCallable(() -> Thread.currentThread().getName()).subscribeOn(made).block());
            made.dispose();
        });
        other.start();
        Installation again = ReactorSchedulers.install(scheduler);
        installed.countDown();
        other.join();
        again.close();

        assertThat(shared.get()).startsWith("parallel-");
        assertThat(own.get()).startsWith("made-");
        assertThat(scheduler.pendingTasks()).isEmpty();
    }

    @Test
    void threadsStartedMeanwhile_areToldThatTheyAreNotTheDriver() {
        scheduler.runUntilIdle();
        scheduler.expectError(IllegalStateException.class);
        Throwable thrown = onNewThread(() -> {
            try {
                Schedulers.parallel().schedule(() -> {});
                return new AssertionError("accepted");
            } catch (IllegalStateException expected) {
                return expected;
            }
        });

        assertThat(thrown).isInstanceOf(IllegalStateException.class).hasMessageContaining("driven by thread");
    }

    @Test
    void manyThreads_haveTheirOwnSchedulers() throws InterruptedException {
        installation.close();
        Scheduler before = Schedulers.parallel();
        int threads = 8;
        List<AtomicReference<List<Long>>> seen = new ArrayList<>();
        List<Thread> started = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            int number = i;
            AtomicReference<List<Long>> ticks = new AtomicReference<>(List.of());
            seen.add(ticks);
            Thread thread = new Thread(() -> {
                for (int round = 0; round < 50; round++) {
                    TestScheduler own = TestScheduler.withSeed(number);
                    List<Long> mine = new ArrayList<>();
                    try (Installation installed = ReactorSchedulers.install(own)) {
                        Flux.interval(Duration.ofSeconds(number + 1)).take(3).subscribe(tick -> mine.add(own.nanoTime()));
                        own.runUntilIdle();
                        assertThat(installed).isNotNull();
                    }
                    ticks.set(mine);
                    own.close();
                }
            });
            started.add(thread);
            thread.start();
        }
        for (Thread thread : started) {
            thread.join();
        }
        for (int i = 0; i < threads; i++) {
            long second = (i + 1) * 1_000_000_000L;
            assertThat(seen.get(i).get()).containsExactly(second, 2 * second, 3 * second);
        }
        installation.close();
        assertThat(Schedulers.parallel()).isSameAs(before);
    }

    @Test
    void install_twiceOnOneThreadNests() {
        TestScheduler inner = TestScheduler.create();
        try (Installation installed = ReactorSchedulers.install(inner)) {
            Schedulers.parallel().schedule(() -> {});
            assertThat(installed).isNotNull();
        }
        assertThat(inner.pendingTasks()).hasSize(1);
        Schedulers.parallel().schedule(() -> {});

        assertThat(scheduler.pendingTasks()).hasSize(1);
        inner.runUntilIdle();
    }

    @Test
    void install_forProductionWhileATestHasOneIsRefused() {
        try (ThreadPoolScheduler pool = ThreadPoolScheduler.create(1)) {
            assertThatIllegalStateException().isThrownBy(() -> ReactorSchedulers.install(pool))
                    .withMessageContaining("Reactor").withMessageContaining("close its installation first");
        }
        Schedulers.parallel().schedule(() -> {});
        assertThat(scheduler.runUntilIdle()).isEqualTo(1);
    }

    @Test
    void install_forProductionRunsFlavoursWhereTheyBelong() throws Exception {
        installation.close();
        try (ThreadPoolScheduler pool = ThreadPoolScheduler.create(1);
                Installation installed = ReactorSchedulers.install(pool)) {
            assertThat(installed).isNotNull();
            assertThat(threadOf(Schedulers.parallel())).startsWith("baton").doesNotContain("elastic");
            assertThat(threadOf(Schedulers.boundedElastic())).contains("elastic");
            assertThat(threadOf(Schedulers.newSingle("own"))).startsWith("baton").doesNotContain("elastic");
        }
        assertThat(threadOf(Schedulers.parallel())).startsWith("parallel-");
    }

    private static String threadOf(Scheduler where) throws Exception {
        return Mono.fromCallable(() -> Thread.currentThread().getName()).subscribeOn(where).toFuture().get();
    }

    @Test
    void serviceLoader_findsTheBridge() {
        LibraryBridge bridge = ServiceLoader.load(LibraryBridge.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(candidate -> candidate.name().equals("reactor"))
                .findFirst().orElseThrow();
        assertThat(bridge.isLibraryPresent()).isTrue();
        assertThat(bridge.parameterTypes()).containsExactly(Scheduler.class);
        bridge.parameter(Scheduler.class, scheduler).schedule(() -> {});
        assertThat(scheduler.runUntilIdle()).isEqualTo(1);
        assertThatThrownBy(() -> bridge.parameter(String.class, scheduler))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("java.lang.String");

        TestScheduler other = TestScheduler.create();
        try (Installation installed = bridge.install(other)) {
            Schedulers.single().schedule(() -> {});
            assertThat(installed).isNotNull();
        }
        assertThat(other.runUntilIdle()).isEqualTo(1);
    }

    private static <T> T onNewThread(Supplier<T> supplier) {
        AtomicReference<T> result = new AtomicReference<>();
        Thread thread = new Thread(() -> result.set(supplier.get()));
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return result.get();
    }
}
