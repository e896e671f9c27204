package dev.baton.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.Worker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class LaneTest {
    private static final int SUBMITTERS = 4;
    private static final int TASKS = 10_000;

    private final ThreadPoolScheduler scheduler = ThreadPoolScheduler.create(4);
    private final Worker worker = scheduler.createWorker();

    @AfterEach
    void close() {
        scheduler.close();
    }

    @Test
    void worker_severalSubmitters_keepsTheOrderOfEachAndNeverOverlaps() {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger overlaps = new AtomicInteger();
        List<List<Integer>> ran = new ArrayList<>(); // not thread-safe: the lane is what protects them
        CountDownLatch all = new CountDownLatch(SUBMITTERS * TASKS);
        List<Thread> submitters = new ArrayList<>();
        for (int i = 0; i < SUBMITTERS; i++) {
            List<Integer> own = new ArrayList<>();
            ran.add(own);
            submitters.add(new Thread(() -> {
                for (int k = 0; k < TASKS; k++) {
                    int number = k;
                    worker.schedule(() -> {
                        overlaps.addAndGet(inside.getAndIncrement());
                        own.add(number);
                        inside.decrementAndGet();
                        all.countDown();
                    });
                }
            }));
        }
        submitters.forEach(Thread::start);
        Await.zero(all);
        assertThat(overlaps).hasValue(0);
        List<Integer> expected = IntStream.range(0, TASKS).boxed().toList();
        assertThat(ran).allSatisfy(own -> assertThat(own).isEqualTo(expected));
    }

    @Test
    void worker_equalDelays_keepTheOrderOfSubmission() {
        List<Integer> ran = new ArrayList<>();
        CountDownLatch all = new CountDownLatch(1_000);
        for (int i = 0; i < 1_000; i++) {
            int number = i;
            worker.scheduleAfter(Duration.ofMillis(5), () -> {
                ran.add(number);
                all.countDown();
            });
        }
        Await.zero(all);
        assertThat(ran).isEqualTo(IntStream.range(0, 1_000).boxed().toList());
    }

    @Test
    void worker_throwingTask_goesOn() {
        List<Throwable> errors = new ArrayList<>();
        try (ThreadPoolScheduler pool =
                ThreadPoolScheduler.builder().threads(2).errorHandler(errors::add).build()) {
            Worker lane = pool.createWorker();
            RuntimeException thrown = new RuntimeException("in a lane");
            lane.schedule(() -> {
                throw thrown;
            });
            assertThat(Await.value(lane.spawn(() -> List.copyOf(errors)))).containsExactly(thrown);
        }
    }

    @Test
    void close_worker_cancelsItsTasksOnly() {
        CountDownLatch closed = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        worker.schedule(() -> {
            begun.countDown();
            Await.zero(closed);
        });
        Await.zero(begun);
        ProbeNode waiting = new ProbeNode();
        ProbeNode delayed = new ProbeNode();
        ProbeNode outside = new ProbeNode();
        worker.submit(waiting);
        worker.submit(delayed, Duration.ofDays(1).toNanos());
        worker.close();
        scheduler.submit(outside);
        closed.countDown();
        Await.value(outside.settled);
        assertThat(List.of(waiting, delayed)).allMatch(ProbeNode::isCancelled);
        assertThat(outside.runs).hasValue(1);
    }
}
