package dev.baton.reactor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.Cancellable;
import dev.baton.core.Scheduler;
import dev.baton.core.Task;
import dev.baton.core.TaskLabel;
import dev.baton.core.Worker;
import dev.baton.core.testing.TestScheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.scheduler.Schedulers;
import reactor.test.scheduler.VirtualTimeScheduler;

/** Schedulers of Reactor's own as ours. */
final class NativeReactorSchedulerTest {
    private static final int TASKS = 1_000;

    private final List<Object> ran = Collections.synchronizedList(new ArrayList<>());
    private final List<Runnable> cleanUp = new ArrayList<>();

    @AfterEach
    void disposeWhatTheTestMade() {
        cleanUp.forEach(Runnable::run);
    }

    private Scheduler adapt(reactor.core.scheduler.Scheduler target) {
        cleanUp.add(target::dispose);
        return ReactorSchedulers.of(target);
    }

    static Stream<reactor.core.scheduler.Scheduler> natives() {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        return Stream.of(
                Schedulers.newParallel("parallel", 4),
                Schedulers.newSingle("single"),
                Schedulers.newBoundedElastic(4, TASKS * 2, "elastic"),
                Schedulers.fromExecutorService(pool, "pool"));
    }

    @ParameterizedTest
    @MethodSource("natives")
    void direct_everyTaskRunsOnAThreadOfReactor(reactor.core.scheduler.Scheduler target) throws Exception {
        Scheduler scheduler = adapt(target);
        CountDownLatch left = new CountDownLatch(TASKS);
        for (int i = 0; i < TASKS; i++) {
            scheduler.schedule(() -> {
                ran.add(Thread.currentThread());
                left.countDown();
            });
        }
        left.await();
        assertThat(ran).hasSize(TASKS).doesNotContain(Thread.currentThread());
    }

    @ParameterizedTest
    @MethodSource("natives")
    void worker_keepsOrderOnEveryScheduler(reactor.core.scheduler.Scheduler target) throws Exception {
        Worker worker = adapt(target).createWorker();
        CountDownLatch last = new CountDownLatch(1);
        AtomicInteger running = new AtomicInteger();
        for (int i = 0; i < TASKS; i++) {
            int number = i;
            worker.schedule(() -> {
                ran.add(running.incrementAndGet() == 1 ? number : "overlap");
                running.decrementAndGet();
            });
        }
        worker.schedule(last::countDown);
        last.await();
        assertThat(ran).isEqualTo(IntStream.range(0, TASKS).boxed().toList());
    }

    @Test
    void delayedAndPeriodic_runOnReactorsTimers() throws Exception {
        Scheduler scheduler = adapt(Schedulers.newParallel("parallel", 2));
        CountDownLatch ticks = new CountDownLatch(3);
        Cancellable periodic = scheduler.schedulePeriodically(Duration.ofMillis(1), Duration.ofMillis(1), ticks::countDown);
        Task<String> later = scheduler.createWorker().spawn(() -> "done");
        ticks.await();
        assertThat(periodic.cancel()).isTrue();
        assertThat(later.toCompletableFuture().get()).isEqualTo("done");
        assertThat(scheduler.timer(Duration.ofMillis(1)).get()).isNull();
    }

    @Test
    void virtualTime_isOurTime() {
        VirtualTimeScheduler target = VirtualTimeScheduler.create();
        Scheduler scheduler = adapt(target);
        Worker worker = scheduler.createWorker();
        scheduler.scheduleAfter(Duration.ofSeconds(2), () -> ran.add("direct at " + scheduler.now()));
        worker.scheduleAfter(Duration.ofSeconds(1), () -> ran.add("worker at " + scheduler.nanoTime()));
        Cancellable cancelled = scheduler.scheduleAfter(Duration.ofSeconds(1), () -> ran.add("cancelled"));
        Cancellable never = scheduler.scheduleAfter(Duration.ofNanos(Long.MAX_VALUE), () -> ran.add("never"));
        cancelled.cancel();
        target.advanceTimeBy(Duration.ofSeconds(5));
        assertThat(ran).containsExactly("worker at 1000000000", "direct at " + Instant.ofEpochSecond(2));
        assertThat(never.isDone()).isFalse();
        scheduler.close();
        assertThat(never.isCancelled()).isTrue();
    }

    @Test
    void immediate_runsInPlaceAndSaysThatItCannotDelay() {
        Scheduler scheduler = adapt(Schedulers.immediate());
        scheduler.schedule(() -> ran.add("ran"));
        assertThat(ran).containsExactly("ran");
        assertThatThrownBy(() -> scheduler.scheduleAfter(Duration.ofSeconds(1), () -> {}))
                .isInstanceOf(RejectedExecutionException.class)
                .hasMessageContaining("ReactorSchedulers.of(")
                .hasMessageContaining("unable to delay tasks")
                .hasRootCauseMessage("Scheduler is not capable of time-based scheduling");
    }

    @Test
    void disposedReactorScheduler_rejectsInOurWords() {
        reactor.core.scheduler.Scheduler target = Schedulers.newSingle("single");
        Scheduler scheduler = adapt(target);
        Worker worker = scheduler.createWorker();
        target.dispose();
        for (Scheduler one : List.of(scheduler, worker)) {
            assertThatThrownBy(() -> one.schedule(() -> {})).isInstanceOf(RejectedExecutionException.class);
            assertThatThrownBy(() -> one.scheduleAfter(Duration.ofSeconds(1), () -> {}))
                    .isInstanceOf(RejectedExecutionException.class);
        }
    }

    @Test
    void close_cancelsItsOwnAndLeavesReactorsScheduler() throws Exception {
        reactor.core.scheduler.Scheduler target = Schedulers.newSingle("single");
        Scheduler scheduler = adapt(target);
        List<Cancellable> own = List.of(
                scheduler.scheduleAfter(Duration.ofDays(1), () -> {}),
                scheduler.createWorker().scheduleAfter(Duration.ofDays(1), () -> {}),
                scheduler.schedulePeriodically(Duration.ofDays(1), Duration.ofDays(1), () -> {}));
        scheduler.close();
        assertThat(own).allMatch(Cancellable::isCancelled);
        assertThatThrownBy(() -> scheduler.schedule(() -> {})).isInstanceOf(RejectedExecutionException.class);
        assertThat(target.isDisposed()).isFalse();
        CountDownLatch runs = new CountDownLatch(1);
        target.schedule(runs::countDown);
        runs.await();
    }

    @Test
    void failure_reachesTheHandlerOfTheThreadAndTheThreadGoesOn() throws Exception {
        CountDownLatch next = new CountDownLatch(1);
        Scheduler scheduler = adapt(Schedulers.newSingle(task -> {
            Thread thread = new Thread(task, "handled");
            thread.setUncaughtExceptionHandler((where, error) -> ran.add(error.getMessage()));
            return thread;
        }));
        scheduler.schedule(() -> {
            throw new OutOfMemoryError("mine");
        });
        scheduler.schedule(next::countDown);
        next.await();
        assertThat(ran).containsExactly("mine");
    }

    @Test
    void roundTrips_returnTheOriginal() {
        TestScheduler ours = TestScheduler.create();
        assertThat(ReactorSchedulers.of(ReactorSchedulers.fromScheduler(ours))).isSameAs(ours);
        Scheduler view = ours.labeled(TaskLabel.of("db")).foreground();
        assertThat(ReactorSchedulers.of(ReactorSchedulers.fromScheduler(view))).isSameAs(view);
        Worker worker = ours.createWorker();
        assertThat(ReactorSchedulers.of(ReactorSchedulers.fromScheduler(worker))).isSameAs(worker);
        reactor.core.scheduler.Scheduler theirs = Schedulers.immediate();
        assertThat(ReactorSchedulers.fromScheduler(ReactorSchedulers.of(theirs))).isSameAs(theirs);
    }

    @Test
    void names_tellWhatIsBeneath() {
        assertThat(adapt(Schedulers.newParallel("mine", 2))).hasToString("ReactorSchedulers.of(parallel(2,\"mine\"))");
        assertThatNullPointerException().isThrownBy(() -> ReactorSchedulers.of(null)).withMessage("scheduler");
    }
}
