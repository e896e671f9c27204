package dev.baton.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.Scheduler;
import dev.baton.core.TaskNode;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of elastic tasks while their threads come late, fail to come, or come in an odd way. */
final class ElasticThreadsTest {
    private final CompletableFuture<Throwable> reported = new CompletableFuture<>();
    private ThreadFactory elasticFactory = Thread::new;
    private final ThreadPoolScheduler scheduler = pool();
    private final Scheduler elastic = scheduler.elastic();

    private ThreadPoolScheduler pool() {
        ThreadFactory factory = new ThreadFactory() {
            private int made;

            @Override
            public Thread newThread(Runnable life) {
                made++;
                return made <= 2 ? new Thread(life) : elasticFactory.newThread(life); // timer and pool come first
            }
        };
        return ThreadPoolScheduler.builder()
                .threads(1)
                .elasticThreads(2)
                .threadFactory(factory)
                .errorHandler(reported::complete)
                .build();
    }

    @AfterEach
    void close() {
        scheduler.close();
    }

    private void assertAlive() {
        ProbeNode probe = new ProbeNode();
        elastic.submit(probe);
        Await.value(probe.settled);
        assertThat(probe.runs).hasValue(1);
    }

    @Test
    void cancel_ofARunningTaskThatIsStillBeingSubmitted_losesNoOther() {
        CountDownLatch first = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        elastic.schedule(() -> Await.zero(first));
        TaskNode victim = new TaskNode() {
            @Override
            protected void execute() {
                begun.countDown();
                Await.zero(end);
            }
        };
        elasticFactory = life -> { // while the second thread is made, the first takes the task, which is then cancelled
            first.countDown();
            Await.zero(begun);
            victim.cancel();
            return new Thread(life);
        };
        elastic.submit(victim);
        elasticFactory = Thread::new;
        assertThat(victim.isCancelled()).isTrue();
        assertAlive();
        assertThat(scheduler.snapshot().elasticTasks()).isZero();
        end.countDown();
    }

    @Test
    void submit_noThread_isRejectedAndTheNextFindsOne() {
        elasticFactory = life -> null;
        assertThatThrownBy(() -> elastic.submit(new ProbeNode()))
                .isInstanceOf(RejectedExecutionException.class)
                .hasMessageContaining("could not start a thread")
                .hasRootCauseInstanceOf(IllegalStateException.class);
        elasticFactory = Thread::new;
        assertAlive();
    }

    @Test
    void submit_noThread_cancelsWhatReliedOnIt() {
        ProbeNode other = new ProbeNode();
        ProbeNode third = new ProbeNode();
        elasticFactory = life -> {
            elasticFactory = inner -> {
                elasticFactory = Thread::new;
                elastic.submit(third); // the limit of threads is reached, by two that will not come
                throw new IllegalStateException("no second thread");
            };
            elastic.submit(other);
            throw new OutOfMemoryError("no thread");
        };
        ProbeNode first = new ProbeNode();
        assertThatThrownBy(() -> elastic.submit(first)).isInstanceOf(RejectedExecutionException.class);
        Await.value(other.settled);
        Await.value(third.settled);
        assertThat(first.runs).hasValue(0);
        assertThat(other.isCancelled()).isTrue();
        assertThat(third.isCancelled()).isTrue();
        assertThat(reported).isDone();
        assertAlive();
    }

    @Test
    void due_noThread_isCancelledAndReported() {
        IllegalStateException noThread = new IllegalStateException("no thread");
        elasticFactory = life -> {
            throw noThread;
        };
        ProbeNode delayed = new ProbeNode();
        elastic.submit(delayed, 1);
        assertThat(Await.value(reported)).isSameAs(noThread);
        Await.value(delayed.settled);
        assertThat(delayed.isCancelled()).isTrue();
    }

    @Test
    void submit_noThreadForALane_leavesItUsable() {
        Scheduler worker = elastic.createWorker();
        elasticFactory = life -> null;
        assertThatThrownBy(() -> worker.submit(new ProbeNode())).isInstanceOf(RejectedExecutionException.class);
        elasticFactory = Thread::new;
        ProbeNode probe = new ProbeNode();
        worker.submit(probe);
        Await.value(probe.settled);
        assertThat(probe.runs).hasValue(1);
    }

    @Test
    void submit_startedThread_isReportedAndKeepsTheCount() {
        elasticFactory = life -> {
            Thread started = new Thread(life);
            started.start();
            Await.until(() -> scheduler.snapshot().elasticThreads() == 1);
            return started;
        };
        ProbeNode probe = new ProbeNode();
        elastic.submit(probe);
        elasticFactory = Thread::new;
        assertThat(Await.value(reported)).hasMessageContaining("was started before");
        Await.value(probe.settled);
        assertThat(probe.runs).hasValue(1);
        assertThat(scheduler.closeGracefully(Duration.ofSeconds(60))).isTrue();
    }
}
