package dev.baton.rxjava;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.Cancellable;
import dev.baton.core.Scheduler;
import dev.baton.core.Worker;
import dev.baton.core.testing.TestScheduler;
import io.reactivex.rxjava3.plugins.RxJavaPlugins;
import io.reactivex.rxjava3.schedulers.Schedulers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class NativeTest {
    private final io.reactivex.rxjava3.schedulers.TestScheduler stock = new io.reactivex.rxjava3.schedulers.TestScheduler();
    private final Scheduler scheduler = RxSchedulers.of(stock);
    private final List<Object> seen = new ArrayList<>();

    @AfterEach
    void resetHooks() {
        RxJavaPlugins.reset();
    }

    @Test
    void conversions_backAndForth_returnTheOriginal() {
        TestScheduler ours = TestScheduler.create();
        assertThat(RxSchedulers.of(RxSchedulers.fromScheduler(ours))).isSameAs(ours);
        assertThat(RxSchedulers.of(RxTestScheduler.over(ours))).isSameAs(ours);
        assertThat(RxSchedulers.fromScheduler(scheduler)).isSameAs(stock);
        assertThatNullPointerException().isThrownBy(() -> RxSchedulers.of(null)).withMessage("scheduler");
    }

    @Test
    void clockOfItsOwn_isTheClock_forPeriodicTasksToo() {
        stock.advanceTimeBy(1, TimeUnit.SECONDS);
        assertThat(scheduler.nanoTime()).isEqualTo(1_000_000_000);
        assertThat(scheduler.now()).isEqualTo(Instant.ofEpochSecond(1));
        scheduler.schedulePeriodically(Duration.ofSeconds(1), Duration.ofSeconds(2), () -> seen.add(stock.now(TimeUnit.SECONDS)));
        stock.advanceTimeBy(6, TimeUnit.SECONDS);
        assertThat(seen).containsExactly(2L, 4L, 6L);
    }

    @Test
    void wallClock_isNotWhatDelaysAreMeasuredOn() {
        Scheduler pool = RxSchedulers.of(Schedulers.computation());
        long before = System.nanoTime();
        assertThat(pool.nanoTime()).isBetween(before, System.nanoTime());
    }

    @Test
    void worker_onManyThreads_keepsTheOrderOfEqualDelays() throws Exception {
        ScheduledExecutorService threads = Executors.newScheduledThreadPool(4);
        CountDownLatch done = new CountDownLatch(200);
        try {
            Worker worker = RxSchedulers.of(Schedulers.from(threads)).createWorker();
            for (int i = 0; i < 200; i++) {
                int number = i;
                worker.scheduleAfter(Duration.ofMillis(2), () -> {
                    seen.add(number);
                    done.countDown();
                });
            }
            assertThat(done.await(1, TimeUnit.MINUTES)).isTrue();
        } finally {
            threads.shutdown();
        }
        assertThat(seen).isEqualTo(IntStream.range(0, 200).boxed().toList());
    }

    @Test
    void worker_afterATaskThatThrew_goesOn() {
        RxJavaPlugins.setErrorHandler(error -> seen.add(error.getCause().getMessage()));
        Worker worker = RxSchedulers.of(Schedulers.from(Runnable::run)).createWorker();
        worker.schedule(() -> {
            throw new UnsupportedOperationException("mine");
        });
        worker.schedule(() -> seen.add("next"));
        assertThat(seen).containsExactly("mine", "next");
    }

    @Test
    void inlineScheduler_isNotTakenForARefusal() {
        Cancellable task = RxSchedulers.of(Schedulers.trampoline()).schedule(() -> seen.add("ran"));
        assertThat(seen).containsExactly("ran");
        assertThat(task.isDone()).isTrue();
    }

    @Test
    void refusedByTheLibrary_isRejected() {
        RxJavaPlugins.setErrorHandler(seen::add);
        ExecutorService closed = Executors.newSingleThreadExecutor();
        closed.shutdown();
        Scheduler refusing = RxSchedulers.of(Schedulers.from(closed));
        assertThatThrownBy(() -> refusing.schedule(() -> {})).isInstanceOf(RejectedExecutionException.class)
                .hasMessageContaining("NativeTest lambda");
        assertThat(seen).as("RxJava's own report").hasSize(1);
    }

    @Test
    void close_takesTasksBackAndLeavesTheLibraryAlone() {
        scheduler.schedule(() -> seen.add("task"));
        scheduler.createWorker().scheduleAfter(Duration.ofSeconds(1), () -> seen.add("worker"));
        stock.scheduleDirect(() -> seen.add("other"));
        scheduler.close();
        stock.advanceTimeBy(2, TimeUnit.SECONDS);
        assertThat(seen).containsExactly("other");
        assertThatThrownBy(() -> scheduler.schedule(() -> {})).isInstanceOf(RejectedExecutionException.class);
    }
}
