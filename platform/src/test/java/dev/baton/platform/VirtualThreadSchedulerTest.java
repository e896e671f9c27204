package dev.baton.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.Task;
import dev.baton.core.Worker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is common to all schedulers is proven by the conformance suite; on a JDK without virtual threads on others. */
final class VirtualThreadSchedulerTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final VirtualThreadScheduler scheduler = VirtualThreadScheduler.isSupported()
            ? VirtualThreadScheduler.create()
            : VirtualThreadScheduler.builder().threadFactory(VirtualThreadSchedulerTest::daemon).build();

    @AfterEach
    void close() {
        scheduler.close();
    }

    private static Thread daemon(Runnable life) {
        Thread thread = new Thread(life);
        thread.setDaemon(true);
        return thread;
    }

    @Test
    void create_dependingOnTheJdk_runsOnVirtualThreadsOrSaysWhatToUse() {
        if (VirtualThreadScheduler.isSupported()) {
            assertThat(Await.value(scheduler.spawn(() -> Thread.currentThread().getThreadGroup().getName())))
                    .isEqualTo("VirtualThreads");
            assertThat(Await.value(scheduler.spawn(() -> Thread.currentThread().getName()))).startsWith("baton-virtual-");
        } else {
            assertThatThrownBy(VirtualThreadScheduler::create)
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessageContaining("JDK 21")
                    .hasMessageContaining("ThreadPoolScheduler");
        }
    }

    @Test
    void schedule_moreThanThereAreProcessors_allBlockAtOnce() {
        CountDownLatch all = new CountDownLatch(500);
        List<Task<Object>> tasks = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            tasks.add(scheduler.spawn(() -> {
                all.countDown();
                Await.zero(all);
                return null;
            }));
        }
        tasks.forEach(Await::value);
    }

    @Test
    void threadFactory_returningNull_rejectsTheTaskAndNamesIt() {
        try (VirtualThreadScheduler without = with(life -> null)) {
            ProbeNode probe = new ProbeNode();
            assertThatThrownBy(() -> without.submit(probe))
                    .isInstanceOf(RejectedExecutionException.class)
                    .hasMessageContaining("probe")
                    .hasRootCauseMessage("The thread factory returned null");
            assertThat(probe.outcomes()).isZero();
        }
    }

    private static VirtualThreadScheduler with(ThreadFactory factory) {
        return VirtualThreadScheduler.builder().threadFactory(factory).build();
    }

    @Test
    void timer_threadFactoryThrowing_cancelsTheTaskAndReports() {
        List<Throwable> errors = new ArrayList<>();
        CountDownLatch reported = new CountDownLatch(1);
        try (VirtualThreadScheduler without = VirtualThreadScheduler.builder()
                .threadFactory(life -> {
                    throw new IllegalStateException("no more threads");
                })
                .errorHandler(error -> {
                    errors.add(error);
                    reported.countDown();
                })
                .build()) {
            ProbeNode probe = new ProbeNode();
            without.submit(probe, 1);
            Await.value(probe.settled);
            Await.zero(reported);
            assertThat(probe.isCancelled()).isTrue();
            assertThat(errors).singleElement().isInstanceOf(RejectedExecutionException.class);
        }
    }

    @Test
    void close_threadsNotBegunYet_cancelsTheirTasks() {
        List<Runnable> lives = new ArrayList<>();
        VirtualThreadScheduler held = with(life -> {
            lives.add(life);
            return daemon(() -> {});
        });
        ProbeNode probe = new ProbeNode();
        held.submit(probe);
        held.close();
        lives.forEach(Runnable::run);
        assertThat(probe.cancellations).hasValue(1);
        assertThat(probe.runs).hasValue(0);
    }

    @Test
    void close_workerBehindARunningTask_cancelsWhatWaits() {
        CountDownLatch closed = new CountDownLatch(1);
        CountDownLatch started = new CountDownLatch(1);
        Worker worker = scheduler.createWorker();
        worker.schedule(() -> {
            started.countDown();
            Await.zero(closed);
        });
        Await.zero(started);
        ProbeNode waiting = new ProbeNode();
        worker.submit(waiting);
        scheduler.close();
        assertThat(waiting.isCancelled()).isTrue();
        closed.countDown();
    }

    @Test
    void closeGracefully_runningTasks_waitsForThemAndWhatTheySubmit() {
        CountDownLatch draining = new CountDownLatch(1);
        ProbeNode successor = new ProbeNode();
        ProbeNode timer = new ProbeNode();
        scheduler.submit(timer, LONG.toNanos());
        scheduler.schedule(() -> {
            Await.until(timer::isCancelled);
            scheduler.submit(successor);
            draining.countDown();
        });
        assertThat(scheduler.closeGracefully(LONG)).isTrue();
        assertThat(successor.runs).hasValue(1);
        assertThatThrownBy(() -> scheduler.schedule(() -> {})).isInstanceOf(RejectedExecutionException.class);
    }
}
