package dev.baton.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class RejectedLaneTest {
    private static final int SUBMISSIONS = 200_000;

    @Test
    @Timeout(value = 1, unit = TimeUnit.MINUTES)
    void submit_fromTwoThreadsToALaneOfAClosedScheduler_comesBackEachTime() throws InterruptedException {
        Worker worker = new SerialWorker(new QueuedScheduler() {
            @Override
            public void submit(TaskNode task) {
                throw new RejectedExecutionException("closed");
            }
        });
        AtomicInteger settled = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            Thread thread = new Thread(() -> {
                for (int n = 0; n < SUBMISSIONS; n++) {
                    try {
                        worker.schedule(() -> {}); // the other thread may cancel it, and be told in its place
                    } catch (RejectedExecutionException rejected) {
                        // as it should be
                    }
                    settled.incrementAndGet();
                }
            });
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(settled).hasValue(2 * SUBMISSIONS);
    }
}
