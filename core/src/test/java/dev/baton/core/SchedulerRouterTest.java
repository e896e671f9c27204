package dev.baton.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.baton.core.testing.TestScheduler;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class SchedulerRouterTest {
    private final List<String> library = new ArrayList<>();
    private final SchedulerRouter router = new SchedulerRouter("the library", scheduler -> {
        library.add("replaced");
        return () -> library.add("restored");
    });
    private final TestScheduler first = TestScheduler.create();
    private final TestScheduler second = TestScheduler.withSeed(1);
    private final HandPool production = new HandPool();

    @Test
    void install_replacesOnceAndTheLastCloseRestores() {
        Installation outer = router.install(first);
        Installation inner = router.install(second);
        assertThat(library).containsExactly("replaced");

        outer.close();
        assertThat(library).containsExactly("replaced");

        inner.close();
        assertThat(library).containsExactly("replaced", "restored");
        assertThat(router.current()).isNull();
    }

    @Test
    void install_ofOneSchedulerTwiceNeedsTwoCloses() {
        Installation one = router.install(first);
        Installation two = router.install(first);
        two.close();
        assertThat(router.current()).isSameAs(first);

        one.close();
        assertThat(router.current()).isNull();
    }

    @Test
    void close_twiceTakesAwayOnlyItsOwn() {
        Installation one = router.install(first);
        Installation two = router.install(first);
        one.close();
        one.close();

        assertThat(router.current()).isSameAs(first);
        two.close();
        assertThat(library).containsExactly("replaced", "restored");
    }

    @Test
    void close_outOfOrderLeavesTheOther() {
        Installation outer = router.install(first);
        Installation inner = router.install(second);
        assertThat(router.current()).isSameAs(second);

        outer.close();
        assertThat(router.current()).isSameAs(second);
        inner.close();
    }

    @Test
    void close_ofTheInnerGivesTheOuterBack() {
        Installation outer = router.install(first);
        router.install(second).close();

        assertThat(router.current()).isSameAs(first);
        outer.close();
    }

    @Test
    void close_onAnotherThreadTakesItFromTheThreadThatInstalled() {
        Installation installation = router.install(first);

        assertThat(onNewThread(() -> {
            installation.close();
            return "closed";
        })).isEqualTo("closed");

        assertThat(router.current()).isNull();
        assertThat(library).containsExactly("replaced", "restored");
    }

    @Test
    void install_afterTheLastCloseReplacesAgain() {
        router.install(first).close();
        Installation again = router.install(first);

        assertThat(library).containsExactly("replaced", "restored", "replaced");
        again.close();
    }

    @Test
    void current_onThreadsThatInstalledEachIsTheirs() {
        Installation mine = router.install(first);
        List<@Nullable Scheduler> seen = onNewThread(() -> {
            List<@Nullable Scheduler> schedulers = new ArrayList<>();
            Installation theirs = router.install(second);
            schedulers.add(router.current());
            theirs.close();
            schedulers.add(router.current());
            return schedulers;
        });

        assertThat(seen).containsExactly(second, first);
        assertThat(router.current()).isSameAs(first);
        mine.close();
    }

    @Test
    void current_onAThreadStartedBeforeIsNothing() throws InterruptedException {
        CountDownLatch installed = new CountDownLatch(1);
        AtomicReference<@Nullable Object> seen = new AtomicReference<>("nothing was looked up");
        Thread before = new Thread(() -> {
            awaitQuietly(installed);
            seen.set(router.current());
        });
        before.start();
        Installation installation = router.install(first);
        installed.countDown();
        before.join();

        assertThat(seen.get()).isNull();
        installation.close();
    }

    @Test
    void current_onAThreadStartedMeanwhileIsNothingOnceClosed() {
        Installation installation = router.install(first);

        assertThat(onNewThread(() -> {
            List<@Nullable Scheduler> schedulers = new ArrayList<>();
            schedulers.add(router.current());
            installation.close();
            schedulers.add(router.current());
            return schedulers;
        })).containsExactly(first, null);
    }

    @Test
    void current_onAForkJoinThreadIsNothing() {
        ForkJoinPool pool = new ForkJoinPool(1);
        Installation installation = router.install(first);

        assertThat(pool.submit(() -> router.current() == null).join()).isTrue();
        installation.close();
        pool.shutdown();
    }

    @Test
    void current_onAForkJoinThreadThatInstalledIsItsOwn() {
        ForkJoinPool pool = new ForkJoinPool(1);

        assertThat(pool.submit(() -> {
            try (Installation installation = router.install(first)) {
                return router.current() == first && installation != null;
            }
        }).join()).isTrue();
        pool.shutdown();
    }

    @Test
    void current_inATaskIsTheSchedulerThatRunsIt() {
        Installation outer = router.install(first);
        Installation inner = router.install(second);
        List<@Nullable Scheduler> seen = new ArrayList<>();
        first.schedule(() -> seen.add(router.current()));
        second.schedule(() -> seen.add(router.current()));
        first.runUntilIdle();
        second.runUntilIdle();

        assertThat(seen).containsExactly(first, second);
        inner.close();
        outer.close();
    }

    @Test
    void current_inATaskOnAThreadWithoutOneIsTheSchedulerThatRunsIt() throws InterruptedException {
        CountDownLatch installed = new CountDownLatch(1);
        AtomicReference<@Nullable Scheduler> seen = new AtomicReference<>();
        Thread driver = new Thread(() -> {
            awaitQuietly(installed);
            first.schedule(() -> seen.set(router.current()));
            first.runUntilIdle();
        });
        driver.start();
        Installation installation = router.install(first);
        installed.countDown();
        driver.join();

        assertThat(seen.get()).isSameAs(first);
        installation.close();
    }

    @Test
    void install_ofASchedulerForProductionServesEveryThread() {
        Installation installation = router.install(production);

        assertThat(onNewThread(() -> router.current() == production)).isTrue();
        installation.close();
        assertThat(router.current()).isNull();
    }

    @Test
    void install_ofAnotherKindIsRefused() {
        Installation test = router.install(first);
        assertThatIllegalStateException().isThrownBy(() -> router.install(production))
                .withMessageContaining(first.toString()).withMessageContaining("close its installation first");
        test.close();

        Installation forAll = router.install(production);
        assertThatIllegalStateException().isThrownBy(() -> router.install(first)).withMessageContaining("serves all threads");
        assertThatIllegalStateException().isThrownBy(() -> router.install(new HandPool()));
        assertThat(router.current()).isSameAs(production);
        forAll.close();
        assertThat(library).containsExactly("replaced", "restored", "replaced", "restored");
    }

    @Test
    void install_thatTheLibraryRefusesChangesNothing() {
        SchedulerRouter locked = new SchedulerRouter("the library", scheduler -> {
            throw new IllegalStateException("locked down");
        });

        assertThatIllegalStateException().isThrownBy(() -> locked.install(first)).withMessage("locked down");
        assertThat(locked.current()).isNull();
        assertThatIllegalStateException().isThrownBy(() -> locked.install(production)).withMessage("locked down");
    }

    @Test
    void routed_isMadeOnceForEachScheduler() {
        List<Scheduler> made = new ArrayList<>();
        Routed<String> names = router.routed(scheduler -> {
            made.add(scheduler);
            return scheduler.toString();
        });
        Installation outer = router.install(first);
        assertThat(names.current()).isEqualTo(first.toString());
        Installation inner = router.install(second);
        assertThat(names.current()).isEqualTo(second.toString());
        inner.close();
        assertThat(names.current()).isEqualTo(first.toString());

        assertThat(made).containsExactly(first, second);
        outer.close();
    }

    @Test
    void routed_whereNothingIsInstalledIsNothing() {
        assertThat(router.routed(Scheduler::toString).current()).isNull();
    }

    @Test
    void routed_forgetsASchedulerThatIsNotInstalledAnyMore() {
        Routed<String> names = router.routed(Scheduler::toString);
        Installation outer = router.install(first);
        names.current();
        Installation inner = router.install(second);
        names.current();
        assertThat(names.all()).containsExactlyInAnyOrder(first.toString(), second.toString());

        outer.close();
        assertThat(names.all()).containsExactly(second.toString());
        inner.close();
        assertThat(names.all()).isEmpty();
    }

    @Test
    void routed_thatIsClosedWhileItIsMadeKeepsNothing() {
        Installation installation = router.install(first);
        Routed<String> names = router.routed(scheduler -> {
            installation.close();
            return scheduler.toString();
        });

        assertThat(names.current()).isEqualTo(first.toString());
        assertThat(names.all()).isEmpty();
    }

    @Test
    void routed_isMadeAnewForEachInstallation() {
        Routed<Object> objects = router.routed(scheduler -> new Object());
        Installation one = router.install(first);
        Object before = objects.current();
        one.close();
        Installation two = router.install(first);

        assertThat(objects.current()).isNotSameAs(before);
        two.close();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
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
