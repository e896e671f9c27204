package dev.baton.reactor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.baton.core.TaskLabel;
import dev.baton.platform.ThreadPoolScheduler;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** What Reactor demands of a scheduler with threads, over a pool, its elastic side, a view and a worker. */
final class RealThreadsTest {
    private static final int ROUNDS = 200;

    private final Queue<Throwable> errors = new ConcurrentLinkedQueue<>();
    private final ThreadPoolScheduler pool = ThreadPoolScheduler.builder().threads(4).errorHandler(errors::add).build();
    private final Queue<Object> ran = new ConcurrentLinkedQueue<>();

    static Stream<Arguments> schedulers() {
        return Stream.of(
                over("pool", pool -> pool),
                over("elastic", ThreadPoolScheduler::elastic),
                over("view", pool -> pool.labeled(TaskLabel.of("db"))),
                over("worker", ThreadPoolScheduler::createWorker));
    }

    private static Arguments over(String name, Function<ThreadPoolScheduler, dev.baton.core.Scheduler> core) {
        return Arguments.of(name, core);
    }

    @AfterEach
    void closePool() {
        Schedulers.resetOnHandleError();
        pool.close();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    /** Submits a task that waits until it is interrupted, disposes it when it has begun, and returns its handle. */
    private Disposable interrupt(Function<Runnable, Disposable> submit) {
        CountDownLatch began = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        Disposable handle = submit.apply(() -> {
            began.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException expected) {
                ran.add("interrupted");
            }
            ended.countDown();
        });
        await(began);
        assertThat(handle.isDisposed()).as("while it runs").isFalse();
        handle.dispose();
        handle.dispose();
        assertThat(handle.isDisposed()).isTrue();
        await(ended);
        return handle;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("schedulers")
    void dispose_runningTaskOfAnyKind_interruptsItOnceAndNothingElse(
            String name, Function<ThreadPoolScheduler, dev.baton.core.Scheduler> core) {
        Scheduler reactor = ReactorSchedulers.fromScheduler(core.apply(pool));
        Scheduler.Worker worker = reactor.createWorker();
        interrupt(reactor::schedule);
        interrupt(task -> reactor.schedule(task, 1, TimeUnit.MILLISECONDS));
        interrupt(task -> reactor.schedulePeriodically(task, 1, 1, TimeUnit.MILLISECONDS));
        interrupt(worker::schedule);
        interrupt(task -> worker.schedule(task, 1, TimeUnit.MILLISECONDS));
        interrupt(task -> worker.schedulePeriodically(task, 1, 1, TimeUnit.MILLISECONDS));
        assertThat(ran).hasSize(6);
        CountDownLatch next = new CountDownLatch(ROUNDS);
        for (int i = 0; i < ROUNDS; i++) {
            reactor.schedule(() -> {
                ran.add(Thread.currentThread().isInterrupted());
                next.countDown();
            });
        }
        await(next);
        assertThat(ran).doesNotContain(true);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("schedulers")
    void dispose_fromInsideTheTask_interruptsNobody(
            String name, Function<ThreadPoolScheduler, dev.baton.core.Scheduler> core) {
        Scheduler reactor = ReactorSchedulers.fromScheduler(core.apply(pool));
        Scheduler.Worker worker = reactor.createWorker();
        for (Function<Runnable, Disposable> submit : List.<Function<Runnable, Disposable>>of(
                reactor::schedule, worker::schedule)) {
            Disposable.Swap handle = Disposables.swap();
            CountDownLatch known = new CountDownLatch(1);
            CountDownLatch ended = new CountDownLatch(1);
            handle.update(submit.apply(() -> {
                await(known);
                handle.dispose();
                ran.add(Thread.currentThread().isInterrupted());
                ended.countDown();
            }));
            known.countDown();
            await(ended);
        }
        assertThat(ran).containsExactly(false, false);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("schedulers")
    void disposeWorker_tenQueuedTasks_areDisposedAndTheRunningOneIsInterrupted(
            String name, Function<ThreadPoolScheduler, dev.baton.core.Scheduler> core) {
        Scheduler reactor = ReactorSchedulers.fromScheduler(core.apply(pool));
        Scheduler.Worker worker = reactor.createWorker();
        CountDownLatch began = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        worker.schedule(() -> {
            began.countDown();
            ran.add(catchThrowable(() -> new CountDownLatch(1).await()).getClass());
            ended.countDown();
        });
        await(began);
        List<Disposable> queued = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            queued.add(worker.schedule(() -> ran.add("queued")));
        }
        worker.dispose();
        worker.dispose();
        assertThat(queued).allMatch(Disposable::isDisposed);
        assertThat(catchThrowable(() -> worker.schedule(() -> {}))).isSameAs(Exceptions.failWithRejected());
        await(ended);
        assertThat(ran).containsExactly(InterruptedException.class);
        assertThat(reactor.isDisposed()).isFalse();
    }

    @Test
    void fromScheduler_notInterrupting_leavesTheRunningTaskAlone() {
        Scheduler reactor = ReactorSchedulers.fromScheduler(pool, false);
        CountDownLatch began = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        Disposable handle = reactor.schedule(() -> {
            began.countDown();
            await(goOn);
            ran.add("undisturbed");
            ended.countDown();
        });
        await(began);
        handle.dispose();
        goOn.countDown();
        await(ended);
        assertThat(ran).containsExactly("undisturbed");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("schedulers")
    void dispose_whileManyThreadsSchedule_everyTaskRunsOrIsDisposedOrRejected(
            String name, Function<ThreadPoolScheduler, dev.baton.core.Scheduler> core) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            boolean gracefully = round % 2 == 0;
            Scheduler reactor = ReactorSchedulers.fromScheduler(core.apply(pool));
            Flood direct = new Flood(reactor::schedule);
            Flood ofWorker = new Flood(reactor.createWorker()::schedule);
            direct.start.countDown();
            ofWorker.start.countDown();
            if (gracefully) {
                reactor.disposeGracefully().block();
            } else {
                reactor.dispose();
            }
            direct.join();
            ofWorker.join();
            reactor.disposeGracefully().block();
            assertThat(direct.accepted).allMatch(Disposable::isDisposed);
            assertThat(ofWorker.accepted).allMatch(Disposable::isDisposed);
            if (gracefully) {
                assertThat(direct.runs).as("accepted, so run").hasValue(direct.accepted.size());
            }
        }
        assertThat(ran).as("rejections that are not Reactor's").isEmpty();
    }

    /** Two threads that submit until they are refused. */
    private final class Flood {
        private static final int MOST = 200;

        final CountDownLatch start = new CountDownLatch(1);
        final Queue<Disposable> accepted = new ConcurrentLinkedQueue<>();
        final AtomicInteger runs = new AtomicInteger();
        private final List<Thread> threads;

        Flood(Function<Runnable, Disposable> submit) {
            Runnable life = () -> {
                await(start);
                Throwable refusal = null;
                for (int n = 0; n < MOST && refusal == null; n++) {
                    refusal = catchThrowable(() -> accepted.add(submit.apply(runs::incrementAndGet)));
                }
                if (refusal != null && refusal != Exceptions.failWithRejected()) {
                    ran.add(refusal);
                }
            };
            threads = List.of(new Thread(life), new Thread(life));
            threads.forEach(Thread::start);
        }

        void join() throws InterruptedException {
            for (Thread thread : threads) {
                thread.join();
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("schedulers")
    void disposeGracefully_tenCallers_allHearOfTheEndAfterTheTask(
            String name, Function<ThreadPoolScheduler, dev.baton.core.Scheduler> core) throws Exception {
        Scheduler reactor = ReactorSchedulers.fromScheduler(core.apply(pool));
        CountDownLatch goOn = new CountDownLatch(1);
        reactor.createWorker().schedule(() -> {
            await(goOn);
            ran.add("task");
        });
        CountDownLatch subscribed = new CountDownLatch(10);
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            Thread caller = new Thread(() -> {
                CountDownLatch end = new CountDownLatch(1);
                reactor.disposeGracefully().subscribe(null, null, () -> {
                    ran.add("end");
                    end.countDown();
                });
                subscribed.countDown();
                await(end);
            });
            callers.add(caller);
            caller.start();
        }
        await(subscribed);
        assertThat(ran).isEmpty();
        goOn.countDown();
        for (Thread caller : callers) {
            caller.join();
        }
        assertThat(ran).hasSize(11).startsWith("task");
        assertThat(catchThrowable(() -> reactor.schedule(() -> {}))).isSameAs(Exceptions.failWithRejected());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("schedulers")
    @SuppressWarnings("removal") // ThreadDeath is still thrown by old code
    void failure_anyThrowable_reachesHookAndHandlerAndTheSchedulerGoesOn(
            String name, Function<ThreadPoolScheduler, dev.baton.core.Scheduler> core) {
        Queue<Throwable> hooked = new ConcurrentLinkedQueue<>();
        Schedulers.onHandleError((thread, error) -> hooked.add(error));
        Scheduler reactor = ReactorSchedulers.fromScheduler(core.apply(pool));
        Scheduler.Worker worker = reactor.createWorker();
        List<Throwable> failures = List.of(
                new IllegalStateException("mine"), new OutOfMemoryError("mine"), new StackOverflowError("mine"),
                new ThreadDeath(), new LinkageError("mine"), new AssertionError("mine"));
        CountDownLatch next = new CountDownLatch(2 * failures.size());
        for (Throwable failure : failures) {
            reactor.schedule(() -> ResilienceTest.doThrow(failure));
            worker.schedule(() -> ResilienceTest.doThrow(failure));
            reactor.schedule(next::countDown);
            worker.schedule(next::countDown);
        }
        await(next);
        reactor.disposeGracefully().block();
        assertThat(errors).hasSize(2 * failures.size()).containsAll(failures);
        assertThat(hooked).hasSize(2 * failures.size()).containsAll(failures);
    }

    @Test
    void poolClosed_operatorsHearARejection() {
        Scheduler reactor = ReactorSchedulers.fromScheduler(pool);
        pool.close();
        Flux.range(1, 3).publishOn(reactor).subscribe(ran::add, ran::add);
        assertThat(ran).singleElement().isInstanceOf(RejectedExecutionException.class);
    }
}
