package dev.baton.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.Scheduler;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

final class CloseGracefullyTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    private final CountDownLatch release = new CountDownLatch(1);
    private final ThreadPoolScheduler scheduler = ThreadPoolScheduler.create(2);

    @AfterEach
    void close() {
        release.countDown();
        scheduler.close();
    }

    private void hold(Scheduler on) {
        CountDownLatch held = new CountDownLatch(1);
        on.schedule(() -> {
            held.countDown();
            Await.zero(release);
        });
        Await.zero(held);
    }

    private void bounce(int hops, CountDownLatch left) {
        Scheduler next = hops % 2 == 0 ? scheduler : scheduler.elastic();
        next.schedule(() -> {
            left.countDown();
            if (hops > 1) {
                bounce(hops - 1, left);
            }
        });
    }

    @RepeatedTest(10)
    void workThatGoesToAndFroBetweenTheSides_isDoneToTheEnd() {
        CountDownLatch left = new CountDownLatch(20_000);
        bounce(20_000, left);
        assertThat(scheduler.closeGracefully(LONG)).isTrue();
        assertThat(left.getCount()).isZero();
    }

    @Test
    void readyTasks_areRunAndDelayedOnesCancelled() {
        hold(scheduler);
        hold(scheduler.elastic());
        ProbeNode[] ready = {new ProbeNode(), new ProbeNode(), new ProbeNode()};
        scheduler.submit(ready[0]);
        scheduler.elastic().submit(ready[1]);
        scheduler.createWorker().submit(ready[2]);
        ProbeNode delayed = new ProbeNode();
        scheduler.submit(delayed, 1_000_000_000_000L);
        CompletableFuture<Boolean> done = CompletableFuture.supplyAsync(() -> scheduler.closeGracefully(LONG));
        Await.value(delayed.settled);
        release.countDown();
        assertThat(Await.value(done)).isTrue();
        assertThat(ready).allMatch(probe -> probe.runs.get() == 1);
        assertThat(delayed.isCancelled()).isTrue();
    }

    @Test
    void whileItWaits_othersAreRejectedAndRunningTasksMaySubmit() {
        ProbeNode inner = new ProbeNode();
        CountDownLatch held = new CountDownLatch(1);
        scheduler.schedule(() -> {
            held.countDown();
            Await.zero(release);
            scheduler.elastic().schedule(() -> scheduler.submit(inner));
        });
        Await.zero(held);
        ProbeNode delayed = new ProbeNode();
        scheduler.submit(delayed, 1_000_000_000_000L);
        CompletableFuture<Boolean> done = CompletableFuture.supplyAsync(() -> scheduler.closeGracefully(LONG));
        Await.value(delayed.settled); // from now on it is closing
        assertThatThrownBy(() -> scheduler.submit(new ProbeNode())).isInstanceOf(RejectedExecutionException.class);
        assertThatThrownBy(() -> scheduler.submit(new ProbeNode(), 1)).isInstanceOf(RejectedExecutionException.class);
        assertThatThrownBy(() -> scheduler.elastic().submit(new ProbeNode()))
                .isInstanceOf(RejectedExecutionException.class);
        assertThatThrownBy(() -> scheduler.createWorker().submit(new ProbeNode()))
                .isInstanceOf(RejectedExecutionException.class);
        release.countDown();
        assertThat(Await.value(done)).isTrue();
        assertThat(inner.runs).hasValue(1);
    }

    @Test
    void noPatience_cancelsWhatHasNotBegun() {
        hold(scheduler);
        hold(scheduler);
        ProbeNode waiting = new ProbeNode();
        scheduler.submit(waiting);
        assertThat(scheduler.closeGracefully(Duration.ZERO)).isFalse();
        assertThat(waiting.isCancelled()).isTrue();
    }

    @Test
    void idle_needsNoPatience() {
        Await.until(() -> scheduler.snapshot().idleThreads() == 2);
        assertThat(scheduler.closeGracefully(Duration.ZERO)).isTrue();
    }

    @Test
    void interrupt_cancelsAndIsKept() {
        hold(scheduler.elastic());
        Thread.currentThread().interrupt();
        assertThat(scheduler.closeGracefully(LONG)).isFalse();
        assertThat(Thread.interrupted()).isTrue();
        assertThatThrownBy(() -> scheduler.submit(new ProbeNode())).isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void insideATask_isRefused() {
        for (Scheduler side : new Scheduler[] {scheduler, scheduler.elastic()}) {
            assertThatThrownBy(() -> side.spawn(() -> scheduler.closeGracefully(LONG)).join())
                    .hasCauseInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("wait for itself");
        }
    }
}
