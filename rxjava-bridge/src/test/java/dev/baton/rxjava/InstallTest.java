package dev.baton.rxjava;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.Installation;
import dev.baton.core.testing.LibraryBridge;
import dev.baton.core.testing.TestScheduler;
import dev.baton.platform.ThreadPoolScheduler;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Observable;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.functions.Function;
import io.reactivex.rxjava3.plugins.RxJavaPlugins;
import io.reactivex.rxjava3.schedulers.Schedulers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class InstallTest {
    private final TestScheduler scheduler = TestScheduler.create();
    private final List<Object> seen = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void resetHooks() {
        RxJavaPlugins.reset();
    }

    private static List<Scheduler> defaults() {
        return List.of(Schedulers.computation(), Schedulers.io(), Schedulers.single(), Schedulers.newThread());
    }

    @Test
    void defaults_installed_runInVirtualTimeWithTheirNamesAsLabels() {
        try (Installation installed = RxSchedulers.install(scheduler)) {
            for (Scheduler one : defaults()) {
                one.scheduleDirect(() -> seen.add(scheduler.currentLabel() + " " + scheduler.nanoTime() / 1_000_000_000), 1, TimeUnit.HOURS);
                one.createWorker().schedule(() -> seen.add(scheduler.currentLabel() + " worker"), 2, TimeUnit.HOURS);
            }
            Observable.timer(3, TimeUnit.HOURS).subscribe(tick -> seen.add(scheduler.currentLabel() + " timer"));
            scheduler.runUntilIdle();
            assertThat(installed).isNotNull();
        }
        assertThat(seen).containsExactly(
                "computation 3600", "io 3600", "single 3600", "newThread 3600",
                "computation worker", "io worker", "single worker", "newThread worker", "computation timer");
    }

    @Test
    void single_isOneLaneUnderEverySeed() {
        for (long seed = 0; seed < 50; seed++) {
            TestScheduler random = TestScheduler.withSeed(seed);
            List<Integer> ran = new ArrayList<>();
            try (Installation installed = RxSchedulers.install(random)) {
                Schedulers.single().scheduleDirect(() -> ran.add(1));
                Schedulers.single().createWorker().schedule(() -> ran.add(2));
                Schedulers.single().scheduleDirect(() -> ran.add(3));
                random.runUntilIdle();
                assertThat(installed).isNotNull();
            }
            assertThat(ran).containsExactly(1, 2, 3);
        }
    }

    @Test
    void close_restoresTheHandlersThatWereThere() {
        Function<Scheduler, Scheduler> users = found -> found;
        RxJavaPlugins.setComputationSchedulerHandler(users);
        RxJavaPlugins.setScheduleHandler(run -> run);
        var usersHook = RxJavaPlugins.getScheduleHandler();
        List<Scheduler> before = defaults();
        RxSchedulers.install(scheduler).close();
        assertThat(RxJavaPlugins.getComputationSchedulerHandler()).isSameAs(users);
        assertThat(RxJavaPlugins.getScheduleHandler()).isSameAs(usersHook);
        assertThat(RxJavaPlugins.getIoSchedulerHandler()).isNull();
        assertThat(RxJavaPlugins.getOnFlowableSubscribe()).isNull();
        assertThat(RxJavaPlugins.getOnMaybeSubscribe()).isNull();
        assertThat(RxJavaPlugins.getOnBeforeBlocking()).isNull();
        assertThat(RxJavaPlugins.isFailOnNonBlockingScheduler()).isFalse();
        assertThat(defaults()).isEqualTo(before);
    }

    @Test
    void handlers_thatWereThere_areStillCalled() {
        TestScheduler users = TestScheduler.create();
        RxJavaPlugins.setComputationSchedulerHandler(found -> RxSchedulers.fromScheduler(users));
        RxJavaPlugins.setScheduleHandler(run -> () -> {
            seen.add("hook");
            run.run();
        });
        RxJavaPlugins.setOnSingleSubscribe((source, observer) -> {
            seen.add("subscribe");
            return observer;
        });
        Installation installed = RxSchedulers.install(scheduler);
        assertThat(Single.timer(1, TimeUnit.SECONDS).blockingGet()).isZero();
        installed.close();
        Schedulers.computation().scheduleDirect(() -> seen.add("users"));
        users.runUntilIdle();
        assertThat(seen).containsExactly("subscribe", "hook", "hook", "users");
    }

    @Test
    void handlers_setMeanwhile_stay() {
        Installation installed = RxSchedulers.install(scheduler);
        Function<Scheduler, Scheduler> users = found -> found;
        RxJavaPlugins.setIoSchedulerHandler(users);
        installed.close();
        assertThat(RxJavaPlugins.getIoSchedulerHandler()).isSameAs(users);
        assertThat(RxJavaPlugins.getComputationSchedulerHandler()).isNull();
    }

    @Test
    void close_twiceAndOutOfOrder_leavesTheOtherInstallation() {
        TestScheduler second = TestScheduler.create();
        Installation outer = RxSchedulers.install(scheduler);
        Installation inner = RxSchedulers.install(second);
        outer.close();
        outer.close();
        Schedulers.io().scheduleDirect(() -> seen.add("second"));
        second.runUntilIdle();
        assertThat(seen).containsExactly("second");
        inner.close();
        assertThat(RxJavaPlugins.getIoSchedulerHandler()).isNull();
    }

    @Test
    void chainsAssembledDuring_usedAfterwards_fallBackToRxJavas() {
        Installation installed = RxSchedulers.install(scheduler);
        Completable kept = Completable.fromAction(() -> seen.add(Thread.currentThread().getName())).subscribeOn(Schedulers.single());
        installed.close();
        kept.blockingAwait();
        assertThat(seen).hasSize(1).allMatch(name -> name.toString().startsWith("RxSingleScheduler"));
    }

    @Test
    void delaysOfPlainExecutors_afterAnInstallation_stillCome() {
        try (Installation installed = RxSchedulers.install(scheduler)) {
            Schedulers.from(Runnable::run).scheduleDirect(() -> {}, 1, TimeUnit.DAYS).dispose(); // stores single() for good
            assertThat(installed).isNotNull();
        }
        CountDownLatch ran = new CountDownLatch(1);
        Schedulers.from(Runnable::run).scheduleDirect(ran::countDown, 1, TimeUnit.MILLISECONDS);
        assertThat(Flowable.fromCallable(() -> ran.await(1, TimeUnit.MINUTES)).blockingFirst()).isTrue();
    }

    @Test
    void chainAssembledBefore_isReported() {
        Completable before = Completable.fromAction(() -> {}).subscribeOn(Schedulers.computation());
        Completable worker = Completable.fromPublisher(Flowable.just(1).observeOn(Schedulers.single()));
        try (Installation installed = RxSchedulers.install(scheduler)) {
            before.subscribe().dispose();
            worker.subscribe().dispose();
            assertThat(scheduler.takeErrors()).hasSize(2).allSatisfy(error -> assertThat(error)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("assembled before the installation"));
            Completable.complete().subscribeOn(Schedulers.trampoline()).subscribe();
            Completable.complete().subscribeOn(Schedulers.from(Runnable::run)).subscribe();
            Completable.complete().subscribeOn(RxSchedulers.fromScheduler(scheduler)).subscribe();
            scheduler.runUntilIdle();
            assertThat(installed).isNotNull();
        }
    }

    @Test
    void otherThreads_withoutInstallation_keepRxJavas() throws InterruptedException {
        CountDownLatch installed = new CountDownLatch(1);
        Thread before = new Thread(() -> {
            try {
                installed.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            Completable.fromAction(() -> seen.add(Thread.currentThread().getName())).subscribeOn(Schedulers.io()).blockingAwait();
        });
        before.start();
        try (Installation mine = RxSchedulers.install(scheduler)) {
            installed.countDown();
            before.join();
            assertThat(mine).isNotNull();
        }
        assertThat(seen).hasSize(1).allMatch(name -> name.toString().startsWith("RxCached"));
    }

    @Test
    void production_installed_servesEveryThread() throws InterruptedException {
        try (ThreadPoolScheduler pool = ThreadPoolScheduler.create(2); Installation installed = RxSchedulers.install(pool)) {
            Thread other = new Thread(() -> Completable.fromAction(() -> seen.add(Thread.currentThread().getName()))
                    .subscribeOn(Schedulers.computation()).blockingAwait());
            other.start();
            other.join();
            assertThatIllegalStateException().isThrownBy(() -> RxSchedulers.install(scheduler));
            assertThat(installed).isNotNull();
        }
        assertThat(seen).hasSize(1).noneMatch(name -> name.toString().startsWith("Rx"));
    }

    @Test
    void lockdown_isReportedAndNothingIsChanged() throws Exception {
        var lockdown = RxJavaPlugins.class.getDeclaredField("lockdown");
        lockdown.setAccessible(true);
        RxJavaPlugins.lockdown();
        try {
            assertThatIllegalStateException().isThrownBy(() -> RxSchedulers.install(scheduler)).withMessageContaining("locked down");
        } finally {
            lockdown.set(null, false);
        }
        RxSchedulers.install(scheduler).close();
    }

    @Test
    void lockdown_meanwhile_leavesHandlersThatFallBack() throws Exception {
        var lockdown = RxJavaPlugins.class.getDeclaredField("lockdown");
        lockdown.setAccessible(true);
        Installation installed = RxSchedulers.install(scheduler);
        RxJavaPlugins.lockdown();
        try {
            installed.close();
            Completable.fromAction(() -> seen.add(Thread.currentThread().getName())).subscribeOn(Schedulers.single()).blockingAwait();
        } finally {
            lockdown.set(null, false);
        }
        assertThat(seen).hasSize(1).allMatch(name -> name.toString().startsWith("RxSingleScheduler"));
    }

    @Test
    void hookThatThrows_reachesTheCallerAndNothingIsPending() {
        Scheduler rx = RxSchedulers.fromScheduler(scheduler);
        Scheduler.Worker worker = rx.createWorker();
        RxJavaPlugins.setScheduleHandler(run -> {
            throw new UnsupportedOperationException("mine");
        });
        List<Runnable> ways = List.of(
                () -> rx.scheduleDirect(() -> {}),
                () -> rx.schedulePeriodicallyDirect(() -> {}, 1, 1, TimeUnit.SECONDS),
                () -> worker.schedule(() -> {}),
                () -> worker.schedulePeriodically(() -> {}, 1, 1, TimeUnit.SECONDS));
        assertThat(ways).allSatisfy(way -> assertThatThrownBy(way::run).isInstanceOf(UnsupportedOperationException.class));
        RxJavaPlugins.setScheduleHandler(run -> null);
        assertThat(ways).allSatisfy(way -> assertThatThrownBy(way::run).hasMessageContaining("setScheduleHandler returned null"));
        assertThat(scheduler.pendingTasks()).isEmpty();
    }

    @Test
    void libraryBridge_isFoundAndMakesParameters() {
        LibraryBridge bridge = ServiceLoader.load(LibraryBridge.class).stream()
                .map(ServiceLoader.Provider::get).filter(one -> one.name().equals("rxjava")).findFirst().orElseThrow();
        assertThat(bridge.isLibraryPresent()).isTrue();
        assertThat(bridge.parameterTypes()).allSatisfy(type -> assertThat(bridge.parameter(type, scheduler)).isInstanceOf(type));
        assertThatThrownBy(() -> bridge.parameter(String.class, scheduler)).isInstanceOf(IllegalArgumentException.class);
        try (Installation installed = bridge.install(scheduler)) {
            Schedulers.io().scheduleDirect(() -> seen.add("ran"));
            scheduler.advanceBy(Duration.ZERO);
            assertThat(installed).isNotNull();
        }
        assertThat(seen).containsExactly("ran");
    }

    @Test
    void parallelTests_eachHaveTheirOwn() throws InterruptedException {
        List<Thread> tests = IntStream.range(0, 4).mapToObj(number -> new Thread(() -> {
            TestScheduler own = TestScheduler.create();
            try (Installation installed = RxSchedulers.install(own)) {
                Observable.timer(number + 1, TimeUnit.DAYS).subscribe(tick -> seen.add(number));
                own.advanceBy(Duration.ofDays(number + 1));
                assertThat(installed).isNotNull();
            }
        })).toList();
        tests.forEach(Thread::start);
        for (Thread test : tests) {
            test.join();
        }
        assertThat(seen).containsExactlyInAnyOrder(0, 1, 2, 3);
    }
}
