package dev.baton.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.Cancellable;
import dev.baton.core.Scheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@link Scheduler#limitedTo} on real threads. */
final class LimitedSchedulerTest {
    private static final int LIMIT = 3;
    private static final int TASKS = 30_000;

    private final ThreadPoolScheduler pool = ThreadPoolScheduler.create(8);
    private final Scheduler limited = pool.limitedTo(LIMIT);
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger mostSeen = new AtomicInteger();
    private final AtomicInteger ran = new AtomicInteger();

    @AfterEach
    void close() {
        pool.close();
    }

    private void task() {
        mostSeen.accumulateAndGet(underWay.incrementAndGet(), Math::max);
        Thread.onSpinWait();
        ran.incrementAndGet();
        underWay.decrementAndGet();
    }

    @Test
    void submit_manyThreads_runsAllAndNeverMoreThanTheLimit() {
        CountDownLatch done = new CountDownLatch(TASKS);
        for (int submitter = 0; submitter < 4; submitter++) {
            pool.schedule(() -> {
                for (int i = 0; i < TASKS / 4; i++) {
                    limited.scheduleAfter(Duration.ofNanos(i % 3), () -> {
                        task();
                        done.countDown();
                    });
                }
            });
        }

        Await.zero(done);
        assertThat(ran).hasValue(TASKS);
        assertThat(mostSeen.get()).isBetween(1, LIMIT);
    }

    @Test
    void submit_limitOfOne_keepsOrderAndSeesWhatTheOneBeforeDid() {
        Scheduler one = pool.limitedTo(1);
        List<Integer> unguarded = new ArrayList<>();
        CountDownLatch done = new CountDownLatch(TASKS);
        List<Integer> expected = new ArrayList<>();
        for (int i = 0; i < TASKS; i++) {
            int number = i;
            expected.add(number);
            one.schedule(() -> {
                unguarded.add(number);
                done.countDown();
            });
        }

        Await.zero(done);
        assertThat(unguarded).isEqualTo(expected);
    }

    @Test
    void cancel_whileTheyRun_eachRunsOrIsCancelledAndTheRestGoesOn() {
        List<Cancellable> tasks = new ArrayList<>();
        int cancelled = 0;
        for (int i = 0; i < TASKS; i++) {
            tasks.add(limited.scheduleAfter(Duration.ofNanos(i % 2), this::task));
            if (i % 2 == 1 && tasks.get(i / 2).cancel()) {
                cancelled++;
            }
        }
        CountDownLatch last = new CountDownLatch(1);
        limited.schedule(last::countDown);
        Await.zero(last);
        Await.until(() -> tasks.stream().allMatch(Cancellable::isDone));

        assertThat(ran.get() + cancelled).isEqualTo(TASKS);
        assertThat(mostSeen.get()).isLessThanOrEqualTo(LIMIT);
    }

    @Test
    void close_whileTasksAreSubmitted_eachRunsOrIsCancelledOrRejected() {
        Queue<Cancellable> accepted = new ConcurrentLinkedQueue<>();
        AtomicInteger rejected = new AtomicInteger();
        CountDownLatch under = new CountDownLatch(TASKS / 10);
        Thread submitter = new Thread(() -> {
            for (int i = 0; i < TASKS; i++) {
                try {
                    accepted.add(limited.schedule(this::task));
                } catch (RejectedExecutionException closed) {
                    rejected.incrementAndGet();
                }
                under.countDown();
            }
        });
        submitter.start();
        Await.zero(under);
        pool.close();
        Await.end(submitter);
        Await.until(() -> accepted.stream().allMatch(Cancellable::isDone));

        long cancelled = accepted.stream().filter(Cancellable::isCancelled).count();
        assertThat(ran.get() + cancelled + rejected.get()).isEqualTo(TASKS);
    }
}
