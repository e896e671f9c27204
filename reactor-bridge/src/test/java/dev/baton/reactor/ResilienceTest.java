package dev.baton.reactor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.baton.core.testing.TestScheduler;
import dev.baton.platform.ThreadPoolScheduler;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** What tasks, hooks and depth do to a scheduler. */
final class ResilienceTest {
    private static final int DEEP = 1_000_000;

    private final TestScheduler scheduler = TestScheduler.create();
    private final Scheduler reactor = ReactorSchedulers.fromScheduler(scheduler);
    private final Scheduler.Worker worker = reactor.createWorker();
    private final List<Object> seen = new ArrayList<>();

    @AfterEach
    void resetHooks() {
        Schedulers.resetOnScheduleHooks();
        Schedulers.resetOnHandleError();
    }

    @SuppressWarnings("unchecked")
    static <E extends Throwable> void doThrow(Throwable failure) throws E {
        throw (E) failure;
    }

    @SuppressWarnings("removal") // ThreadDeath is still thrown by old code
    static Stream<Throwable> throwables() {
        return Stream.of(
                new OutOfMemoryError("mine"), new StackOverflowError("mine"), new ThreadDeath(), new LinkageError("mine"),
                new InternalError("mine"), new Exception("checked"));
    }

    @ParameterizedTest
    @MethodSource("throwables")
    void failure_anyThrowable_reachesHookAndTestAndNothingStops(Throwable failure) {
        Schedulers.onHandleError((thread, error) -> seen.add(error));
        reactor.schedule(() -> doThrow(failure));
        worker.schedule(() -> doThrow(failure));
        reactor.schedule(() -> seen.add("direct"));
        worker.schedule(() -> seen.add("worker"));
        assertThat(catchThrowable(scheduler::runUntilIdle)).isSameAs(failure);
        assertThat(seen).containsExactlyInAnyOrder(failure, failure, "direct", "worker");
    }

    @Test
    void onScheduleHook_throws_theSubmitterHearsItAndNothingIsAccepted() {
        Schedulers.onScheduleHook("broken", task -> {
            throw new IllegalStateException("hook");
        });
        assertThatThrownBy(() -> reactor.schedule(() -> {})).hasMessage("hook");
        assertThatThrownBy(() -> worker.schedule(() -> {})).hasMessage("hook");
        assertThatThrownBy(() -> Mono.just(1).hide().publishOn(reactor).block()).hasMessage("hook");
        Schedulers.resetOnScheduleHooks();
        assertThat(scheduler.pendingTasks()).isEmpty();
        reactor.disposeGracefully().subscribe(null, null, () -> seen.add("nothing is left"));
        scheduler.runUntilIdle();
        assertThat(seen).containsExactly("nothing is left");
    }

    @Test
    void nestedTasks_aMillionDeep_leaveTheStackFlatInVirtualTime() {
        nest(reactor::schedule, DEEP, () -> seen.add("direct"));
        nest(worker::schedule, DEEP, () -> seen.add("worker"));
        scheduler.runUntilIdle();
        assertThat(seen).containsExactlyInAnyOrder("direct", "worker");
    }

    @Test
    void nestedTasks_aMillionDeep_leaveTheStackFlatOnThreads() throws Exception {
        try (ThreadPoolScheduler pool = ThreadPoolScheduler.create(2)) {
            Scheduler threads = ReactorSchedulers.fromScheduler(pool);
            CountDownLatch bottom = new CountDownLatch(2);
            nest(threads::schedule, DEEP, bottom::countDown);
            nest(threads.createWorker()::schedule, DEEP, bottom::countDown);
            bottom.await();
            assertThat(threads.isDisposed()).isFalse();
        }
    }

    private static void nest(Consumer<Runnable> submit, int depth, Runnable bottom) {
        submit.accept(depth == 0 ? bottom : () -> nest(submit, depth - 1, bottom));
    }

    @Test
    void nestedOperators_aThousandHops_leaveTheStackFlat() {
        Flux<Integer> flux = Flux.range(1, 3);
        for (int i = 0; i < 1_000; i++) {
            flux = flux.publishOn(reactor);
        }
        flux.subscribe(seen::add);
        scheduler.runUntilIdle();
        assertThat(seen).containsExactly(1, 2, 3);
    }
}
