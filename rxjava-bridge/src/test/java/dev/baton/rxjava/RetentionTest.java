package dev.baton.rxjava;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.testing.TestScheduler;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.disposables.Disposable;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A scheduler that lives long must not remember what has begun, ended or was cancelled. */
final class RetentionTest {
    private final TestScheduler scheduler = TestScheduler.create();
    private final Scheduler rx = RxSchedulers.fromScheduler(scheduler);

    @Test
    void finishedTasks_areUnreachable() {
        WeakReference<Disposable> direct = new WeakReference<>(rx.scheduleDirect(() -> {}));
        WeakReference<Disposable> delayed = new WeakReference<>(rx.scheduleDirect(() -> {}, 1, TimeUnit.SECONDS));
        scheduler.runUntilIdle();
        assertUnreachable(List.of(direct, delayed));
    }

    @Test
    void cancelledTasksAndDisposedWorkers_areUnreachableAtOnce() {
        assertUnreachable(List.of(
                disposed(rx.scheduleDirect(() -> {})),
                disposed(rx.scheduleDirect(() -> {}, 1, TimeUnit.DAYS)),
                disposed(rx.schedulePeriodicallyDirect(() -> {}, 1, 1, TimeUnit.DAYS)),
                disposed(rx.createWorker())));
    }

    @Test
    void failedPeriodicTask_isUnreachable() {
        WeakReference<Disposable> failed = new WeakReference<>(rx.schedulePeriodicallyDirect(
                () -> {
                    throw new IllegalArgumentException("expected");
                },
                1, 1, TimeUnit.SECONDS));
        scheduler.expectError(IllegalArgumentException.class);
        scheduler.advanceBy(Duration.ofSeconds(1));
        assertUnreachable(List.of(failed));
    }

    private static WeakReference<Disposable> disposed(Disposable one) {
        one.dispose();
        return new WeakReference<>(one);
    }

    /** Collects garbage until the references are cleared; a retained object fails this within a bound. */
    private static void assertUnreachable(List<WeakReference<Disposable>> watched) {
        for (int attempt = 0; attempt < 50 && watched.stream().anyMatch(one -> one.get() != null); attempt++) {
            awaitCollector();
        }
        assertThat(watched).allMatch(one -> one.get() == null);
    }

    private static void awaitCollector() {
        ReferenceQueue<Object> queue = new ReferenceQueue<>();
        WeakReference<Object> sentinel = new WeakReference<>(new Object(), queue);
        System.gc();
        try {
            assertThat(queue.remove(10_000)).isSameAs(sentinel);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
