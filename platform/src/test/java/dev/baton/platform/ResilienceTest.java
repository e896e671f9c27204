package dev.baton.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.Scheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Whatever a task, a handler or a thread factory does, the next task runs on a thread of the same scheduler. */
final class ResilienceTest {
    private final List<Throwable> errors = Collections.synchronizedList(new ArrayList<>());
    private final ThreadPoolScheduler scheduler =
            ThreadPoolScheduler.builder().threads(1).elasticThreads(1).errorHandler(this::report).build();
    private boolean handlerThrows;

    private void report(Throwable error) {
        errors.add(error);
        if (handlerThrows) {
            fall();
        }
    }

    @AfterEach
    void close() {
        scheduler.close();
    }

    private static int fall() {
        return fall() + fall();
    }

    private static void interruptItself() {
        Thread.currentThread().interrupt();
    }

    private static Runnable raising(Error error) {
        return () -> {
            throw error;
        };
    }

    private static Thread threadOf(Scheduler side) {
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        side.schedule(() -> thread.complete(Thread.interrupted() ? null : Thread.currentThread()));
        return Await.value(thread);
    }

    @TestFactory
    Stream<DynamicTest> harmfulTask_endsNoThreadAndIsReported() {
        Map<String, Runnable> harm = Map.of(
                "ThreadDeath", raising(new ThreadDeath()),
                "OutOfMemoryError", raising(new OutOfMemoryError("thrown")),
                "LinkageError", raising(new LinkageError()),
                "StackOverflowError", ResilienceTest::fall);
        Map<String, Scheduler> sides = Map.of(
                "pool", scheduler,
                "worker", scheduler.createWorker(),
                "elastic", scheduler.elastic(),
                "elastic worker", scheduler.elastic().createWorker());
        return harm.keySet().stream().sorted().flatMap(kind -> sides.keySet().stream().sorted()
                .map(side -> DynamicTest.dynamicTest(kind + " on " + side, () -> {
                    errors.clear();
                    Thread before = threadOf(sides.get(side));
                    sides.get(side).schedule(harm.get(kind));
                    assertThat(threadOf(sides.get(side))).isSameAs(before);
                    assertThat(errors).singleElement().extracting(error -> error.getClass().getSimpleName()).isEqualTo(kind);
                })));
    }

    @Test
    void interrupts_ofTasksAndFromOutside_endNoThreadAndReachNoLaterTask() {
        for (Scheduler side : List.of(scheduler, scheduler.elastic())) {
            Thread thread = threadOf(side);
            for (int i = 0; i < 1_000; i++) {
                side.schedule(ResilienceTest::interruptItself);
                assertThat(threadOf(side)).isSameAs(thread);
            }
            AtomicInteger ran = new AtomicInteger();
            CountDownLatch all = new CountDownLatch(1_000);
            for (int i = 0; i < 1_000; i++) {
                thread.interrupt(); // while it sleeps, looks or runs
                side.schedule(() -> {
                    ran.incrementAndGet();
                    all.countDown();
                });
            }
            Await.zero(all);
            assertThat(ran).hasValue(1_000);
            Await.until(() -> threadOf(side) == thread); // the last interrupt may have come in the middle of a task
        }
        assertThat(errors).isEmpty();
    }

    @Test
    void interruptedTimerThread_firesOn() {
        List<Thread> made = Collections.synchronizedList(new ArrayList<>());
        ThreadFactory factory = life -> {
            Thread thread = new Thread(life);
            made.add(thread);
            return thread;
        };
        try (ThreadPoolScheduler own = ThreadPoolScheduler.builder().threads(1).threadFactory(factory).build()) {
            for (int i = 0; i < 1_000; i++) {
                made.get(0).interrupt();
            }
            ProbeNode probe = new ProbeNode();
            own.submit(probe, 1_000_000);
            Await.value(probe.settled);
            assertThat(made.get(0).isAlive()).isTrue();
        }
        made.forEach(Await::end);
    }

    @Test
    void errorHandler_thatOverflowsTheStack_endsNoThread() {
        Thread before = threadOf(scheduler);
        before.setUncaughtExceptionHandler((thread, error) -> {
            throw new OutOfMemoryError("in the last handler");
        });
        handlerThrows = true;
        scheduler.schedule(raising(new LinkageError()));
        assertThat(threadOf(scheduler)).isSameAs(before);
        assertThat(errors).hasSize(1);
    }

    @Test
    void threadFactory_thatFailsWhileBuilding_leavesNoThread() {
        List<Thread> made = new ArrayList<>();
        for (ThreadFactory last : List.<ThreadFactory>of(
                life -> null,
                life -> {
                    throw new IllegalStateException("no thread");
                },
                life -> {
                    made.get(0).interrupt();
                    return made.get(0);
                })) {
            made.clear();
            ThreadFactory factory = life -> {
                if (made.size() == 2) { // the timers' and one of the pool
                    return last.newThread(life);
                }
                made.add(new Thread(life));
                return made.get(made.size() - 1);
            };
            assertThatThrownBy(() -> ThreadPoolScheduler.builder().threads(2).threadFactory(factory).build())
                    .isInstanceOf(IllegalStateException.class);
            made.forEach(Await::end);
        }
    }

    @Test
    void close_insideElasticAndWorkerTasks_returnsAndEndsTheThreads() {
        for (int way = 0; way < 3; way++) {
            ThreadPoolScheduler own = ThreadPoolScheduler.create(1);
            Scheduler side = way == 0 ? own.elastic() : way == 1 ? own.createWorker() : own.elastic().createWorker();
            CompletableFuture<Thread> thread = new CompletableFuture<>();
            ProbeNode behind = new ProbeNode();
            side.schedule(() -> {
                side.submit(behind, Duration.ofDays(1).toNanos());
                own.close();
                thread.complete(Thread.currentThread());
            });
            Await.end(Await.value(thread));
            assertThat(behind.isCancelled()).isTrue();
        }
    }
}
