package dev.baton.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The end of a task on a thread of a scheduler meets an interrupt, or the close of its scope, without a fence. */
final class AttentionTest {
    private static final int ROUNDS = 50_000;
    private static final int JITTER = 64;

    private final AttentiveScheduler scheduler = new AttentiveScheduler();
    private volatile int at = -1; // what the other thread does
    private Thread runner = new Thread();

    private static class Body extends ScopedTaskNode {
        volatile boolean ran;

        Body(TaskScope scope) {
            super(scope);
        }

        boolean submit() {
            return submitAfter(0);
        }

        @Override
        protected void runBody() {
            ran = true;
        }
    }

    private void onSchedulerThread(Runnable life) {
        runner = new SchedulerThread(
                () -> {
                    life.run();
                    TaskHolder.rest();
                    at = ROUNDS;
                },
                "runner") {};
        runner.setDaemon(true);
        runner.start();
    }

    /** Closes the scope that the other thread is at, again and again; the result has null for those that it missed. */
    private <T> List<CompletableFuture<T>> closeWhereItIs(List<SchedulerScope> scopes, IntFunction<T> atTheEnd) throws InterruptedException {
        List<CompletableFuture<T>> ends = new ArrayList<>(Collections.nCopies(ROUNDS, null));
        int last = -1;
        for (int now = at; now < ROUNDS; now = at) {
            if (now > last) {
                int round = now;
                spin(round * 17 % JITTER);
                ends.set(round, scopes.get(round).closeGracefully().thenApply(ended -> atTheEnd.apply(round)));
                last = round;
            }
        }
        runner.join();
        assertThat(ends).as("ends").anyMatch(end -> end != null);
        return ends;
    }

    /** Makes scopes that know already where they are. */
    private List<SchedulerScope> scopes() {
        return Stream.generate(() -> new SchedulerScope(scheduler, true)).limit(ROUNDS).toList();
    }

    private void warmUp(List<SchedulerScope> scopes) {
        scopes.forEach(scope -> new Body(scope).submit());
        scheduler.runAll();
    }

    private static void spin(int times) {
        for (int i = 0; i < times; i++) {
            Thread.onSpinWait();
        }
    }

    @AfterEach
    void end() throws InterruptedException {
        runner.interrupt();
        runner.join();
    }

    /** Its interrupter has seen the first task running, but interrupts when its body has ended. */
    @Test
    void interrupt_thatComesAfterItsTask_doesNotReachTheNext() throws InterruptedException {
        SchedulerScope scope = new SchedulerScope(scheduler, true);
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch seen = new CountDownLatch(1);
        CountDownLatch sent = new CountDownLatch(1);
        boolean[] interruptedIn = new boolean[2];
        Body second = new Body(scope) {
            @Override
            protected void runBody() {
                try {
                    sent.await();
                } catch (InterruptedException late) {
                    interruptedIn[1] = true;
                }
                interruptedIn[1] |= Thread.currentThread().isInterrupted();
            }
        };
        Body first = new Body(scope) {
            @Override
            protected void runBody() {
                running.countDown();
                await(seen);
                interruptedIn[0] = Thread.currentThread().isInterrupted();
            }

            @Override
            boolean isRunBy(Attention thread) {
                boolean runs = super.isRunBy(thread);
                seen.countDown();
                while (super.isRunBy(thread)) {
                    Thread.onSpinWait();
                }
                return runs;
            }
        };
        first.submit();
        second.submit();
        onSchedulerThread(scheduler::runAll);
        running.await();

        first.cancel();
        sent.countDown();

        runner.join();
        assertThat(interruptedIn).containsExactly(false, false);
        assertThat(first.isCancelled()).isTrue();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void interrupt_inTheMidstOfItsTask_reachesIt() throws InterruptedException {
        Body task = new Body(new SchedulerScope(scheduler, true)) {
            @Override
            protected void runBody() {
                super.runBody();
                while (!Thread.interrupted()) {
                    Thread.onSpinWait();
                }
            }
        };
        task.submit();
        onSchedulerThread(scheduler::runAll);
        while (!task.ran) {
            Thread.onSpinWait();
        }

        task.cancel();

        runner.join();
        assertThat(Attention.isWanted()).isFalse();
    }

    @Test
    void closeGracefully_whenTheLastTaskEnds_isDoneOnceTheThreadRests() throws InterruptedException {
        List<SchedulerScope> scopes = scopes();
        onSchedulerThread(() -> {
            warmUp(scopes);
            scopes.forEach(scope -> new Body(scope).submit());
            for (int i = 0; i < ROUNDS; i++) {
                at = i;
                spin(i * 31 % JITTER);
                scheduler.runOne();
            }
        });
        List<CompletableFuture<Boolean>> ends = closeWhereItIs(scopes, round -> true);
        assertThat(ends).allMatch(end -> end == null || end.isDone());
    }

    @Test
    void closeGracefully_whenATaskIsSubmitted_waitsForItOrRefusesIt() throws InterruptedException {
        List<SchedulerScope> scopes = scopes();
        List<Body> tasks = scopes.stream().map(Body::new).toList();
        boolean[] accepted = new boolean[ROUNDS];
        onSchedulerThread(() -> {
            warmUp(scopes);
            for (int i = 0; i < ROUNDS; i++) {
                at = i;
                spin(i * 31 % JITTER);
                accepted[i] = tasks.get(i).submit();
                spin(i * 13 % JITTER);
                scheduler.runOne();
            }
        });
        List<CompletableFuture<Boolean>> ranAtTheEnd = closeWhereItIs(scopes, round -> tasks.get(round).ran);
        for (int i = 0; i < ROUNDS; i++) {
            assertThat(tasks.get(i).ran).isEqualTo(accepted[i]);
            if (ranAtTheEnd.get(i) != null) {
                assertThat(ranAtTheEnd.get(i)).isCompletedWithValue(accepted[i]);
            }
        }
    }
}
