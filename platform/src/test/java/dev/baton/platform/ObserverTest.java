package dev.baton.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.Cancellable;
import dev.baton.core.Scheduler;
import dev.baton.core.SchedulerObserver;
import dev.baton.core.TaskLabel;
import dev.baton.core.TaskNode;
import dev.baton.core.Worker;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ObserverTest {
    private static final TaskLabel X = TaskLabel.of("x");
    private static final Duration SHORT = Duration.ofMillis(1);
    private static final Duration LONG = Duration.ofDays(1);

    private final EventLog log = new EventLog();
    private final MainLoop loop = MainLoop.create();
    private final ConcurrentLinkedQueue<Throwable> errors = new ConcurrentLinkedQueue<>();
    private final ThreadPoolScheduler scheduler = ThreadPoolScheduler.builder()
            .threads(1).foreground(loop).errorHandler(errors::add).observer(log).build();

    @AfterEach
    void close() {
        scheduler.close();
    }

    private List<Scheduler> ways() {
        return List.of(
                scheduler,
                scheduler.createWorker(),
                scheduler.createWorker().createWorker(),
                scheduler.elastic(),
                scheduler.elastic().createWorker(),
                scheduler.foreground(),
                scheduler.foreground().createWorker(),
                scheduler.foreground().createWorker().createWorker());
    }

    /** Waits, running the main loop, until this many events of labelled tasks are there. */
    private void awaitEvents(int count) {
        assertThat(loop.runUntil(() -> log.events().size() >= count)).isTrue();
    }

    @Test
    void task_everyWay_isSubmittedBeginsAndEnds() {
        for (Scheduler way : ways()) {
            int before = log.events().size();
            way.scheduleLabeled(() -> {}, X);
            awaitEvents(before + 3);
            assertThat(log.events().subList(before, before + 3)).as("%s", way)
                    .containsExactly("x submitted", "x began", "x ended");
        }
        assertThat(log.events()).hasSize(3 * ways().size());
    }

    @Test
    void delayedTask_everyWay_firesBeforeItBegins() {
        for (Scheduler way : ways()) {
            int before = log.events().size();
            way.labeled(X).scheduleAfter(SHORT, () -> {});
            awaitEvents(before + 4);
            assertThat(log.events().subList(before, before + 4)).as("%s", way)
                    .containsExactly("x submitted", "x fired", "x began", "x ended");
        }
        assertThat(log.events()).hasSize(4 * ways().size());
    }

    @Test
    void cancelledTask_everyWay_isCancelledOnce() {
        for (Scheduler way : ways()) {
            int before = log.events().size();
            Cancellable task = way.labeled(X).scheduleAfter(LONG, () -> {});
            task.cancel();
            task.cancel();
            assertThat(log.events().subList(before, log.events().size())).as("%s", way)
                    .containsExactly("x submitted", "x cancelled");
        }
    }

    @Test
    void rejectedTask_everyWay_isRejectedOnce() {
        List<Scheduler> ways = ways();
        scheduler.close();
        for (Scheduler way : ways) {
            int before = log.events().size();
            assertThatThrownBy(() -> way.scheduleLabeled(() -> {}, X)).isInstanceOf(RejectedExecutionException.class);
            assertThatThrownBy(() -> way.labeled(X).scheduleAfter(SHORT, () -> {}))
                    .isInstanceOf(RejectedExecutionException.class);
            assertThat(log.events().subList(before, log.events().size())).as("%s", way)
                    .containsExactly("x submitted", "x rejected", "x submitted", "x rejected");
        }
    }

    @Test
    void threadPerTask_isObservedToo() {
        ThreadFactory platformThreads = task -> new Thread(task, "observed");
        try (VirtualThreadScheduler threads =
                VirtualThreadScheduler.builder().threadFactory(platformThreads).observer(log).build()) {
            threads.labeled(X).scheduleAfter(SHORT, () -> {});
            awaitEvents(4);
            threads.createWorker().scheduleLabeled(() -> {}, X);
            awaitEvents(7);
            assertThat(log.events()).containsExactly(
                    "x submitted", "x fired", "x began", "x ended", "x submitted", "x began", "x ended");
        }
    }

    @Test
    void threadFactoryThatRefuses_isARejection() {
        ThreadFactory refusing = task -> {
            throw new IllegalStateException("no thread");
        };
        try (VirtualThreadScheduler threads =
                VirtualThreadScheduler.builder().threadFactory(refusing).observer(log).build()) {
            assertThatThrownBy(() -> threads.scheduleLabeled(() -> {}, X)).isInstanceOf(RejectedExecutionException.class);
            assertThat(log.events()).containsExactly("x submitted", "x rejected");
        }
    }

    @Test
    void rejectedForWantOfRoom_isRejectedOnce() {
        CountDownLatch release = new CountDownLatch(1);
        try (ThreadPoolScheduler narrow =
                ThreadPoolScheduler.builder().threads(1).queueLimit(1).observer(log).build()) {
            CountDownLatch running = new CountDownLatch(1);
            narrow.schedule(() -> {
                running.countDown();
                Await.zero(release);
            });
            Await.zero(running);
            narrow.schedule(() -> {});
            assertThatThrownBy(() -> narrow.scheduleLabeled(() -> {}, X)).isInstanceOf(RejectedExecutionException.class);
            assertThat(log.events()).containsExactly("x submitted", "x rejected");
        } finally {
            release.countDown();
        }
    }

    @Test
    void closedWorker_isRejected() {
        Worker worker = scheduler.createWorker();
        worker.close();
        assertThatThrownBy(() -> worker.scheduleLabeled(() -> {}, X)).isInstanceOf(RejectedExecutionException.class);
        assertThat(log.events()).containsExactly("x submitted", "x rejected");
    }

    @Test
    void closing_cancelsWhatWaitsEverywhere() {
        ways().forEach(way -> way.labeled(X).scheduleAfter(LONG, () -> {}));
        scheduler.close();
        assertThat(log.events()).filteredOn("x cancelled"::equals).hasSize(ways().size());
        assertThat(log.outcomes).hasValue(log.submitted.get());
    }

    @Test
    void periodicTask_everyRunIsASubmission() {
        CountDownLatch runs = new CountDownLatch(3);
        Cancellable task = scheduler.labeled(X).schedulePeriodically(Duration.ZERO, Duration.ofNanos(1), runs::countDown);
        Await.zero(runs);
        task.cancel();
        assertThat(log.events().subList(0, 3)).containsExactly("x submitted", "x began", "x ended");
        assertThat(log.events().get(3)).isEqualTo("x submitted");
        scheduler.close();
        Await.until(() -> log.running.get() == 0 && log.outcomes.get() == log.submitted.get());
    }

    @Test
    void failure_isTold_alsoIfATaskTakesIt() {
        scheduler.spawnLabeled(X, () -> {
            throw new IllegalStateException("of the body");
        });
        awaitEvents(3);
        assertThat(log.events().get(2)).isEqualTo("x failed of the body");
        assertThat(errors).isEmpty();
    }

    @Test
    void cancelledBeforeSubmission_isNotTold() {
        ProbeNode node = new ProbeNode();
        node.cancel();
        scheduler.submit(node);
        assertThat(log.submitted).hasValue(0);
    }

    @Test
    void throwingObserver_isReportedAndHarmsNoTask() {
        SchedulerObserver hostile = new SchedulerObserver() {
            @Override
            public void submitted(TaskNode task) {
                throw new IllegalStateException("submitted");
            }

            @Override
            public void began(TaskNode task, long queueNanos) {
                throw new IllegalStateException("began");
            }
        };
        EventLog other = new EventLog();
        try (ThreadPoolScheduler observed = ThreadPoolScheduler.builder()
                .threads(1).errorHandler(errors::add).observer(hostile).observer(other).build()) {
            assertThat(Await.value(observed.spawnLabeled(X, () -> "done"))).isEqualTo("done");
            Await.until(() -> other.events().size() == 3);
            assertThat(other.events()).containsExactly("x submitted", "x began", "x ended");
            assertThat(errors).extracting(Throwable::getMessage).containsExactly("submitted", "began");
        }
    }

    @Test
    void names_areThoseOfReports() {
        ProbeNode node = new ProbeNode();
        assertThat(SchedulerObserver.nameOf(node)).isEqualTo("probe");
        assertThat(SchedulerObserver.libraryOf(node)).isEqualTo("baton");
    }

    @Test
    void observer_isThatOfTheBuilder_forViewsAndWorkersToo() {
        assertThat(scheduler.observer()).isSameAs(log);
        assertThat(scheduler.labeled(X).observer()).isSameAs(log);
        assertThat(scheduler.createWorker().observer()).isSameAs(log);
        try (ThreadPoolScheduler plain = ThreadPoolScheduler.create(1)) {
            assertThat(plain.observer()).isNull();
        }
    }

    @Test
    void usesLabels_onlyIfObserved() {
        assertThat(ways()).allMatch(Scheduler::usesLabels);
        try (ThreadPoolScheduler unobserved = ThreadPoolScheduler.create(1)) {
            assertThat(unobserved.usesLabels()).isFalse();
            assertThat(unobserved.elastic().usesLabels()).isFalse();
            assertThat(unobserved.labeled(X).createWorker().usesLabels()).isFalse();
        }
    }
}
