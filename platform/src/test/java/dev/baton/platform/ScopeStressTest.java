package dev.baton.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.Scheduler;
import dev.baton.core.SchedulerScope;
import dev.baton.core.ScopedTaskNode;
import dev.baton.core.TaskScope;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a library's handle owns is interrupted, closed and counted while the threads of a pool run it. */
final class ScopeStressTest {
    private static final int INTERRUPTS = 100_000;
    private static final int CLOSES = 3_000;

    private final ThreadPoolScheduler pool = ThreadPoolScheduler.create(2);

    @AfterEach
    void close() {
        pool.close();
    }

    /** A task that counts its runs, and those that came upon an interrupt that nobody meant for it. */
    private static class Counted extends ScopedTaskNode {
        private final LongAdder runs;
        private final LongAdder strayInterrupts;

        Counted(TaskScope scope, LongAdder runs, LongAdder strayInterrupts) {
            super(scope);
            this.runs = runs;
            this.strayInterrupts = strayInterrupts;
        }

        boolean submit() {
            return submitAfter(0);
        }

        @Override
        protected void runBody() {
            runs.increment();
            if (Thread.currentThread().isInterrupted() && !isCancelled()) {
                strayInterrupts.increment();
            }
        }
    }

    private void interruptAtTheEnd(TaskScope scope) {
        LongAdder runs = new LongAdder();
        LongAdder strayInterrupts = new LongAdder();
        ConcurrentLinkedQueue<Counted> begun = new ConcurrentLinkedQueue<>();
        for (int round = 0; round < INTERRUPTS; round++) {
            Counted victim = new Counted(scope, runs, strayInterrupts) {
                @Override
                protected void runBody() {
                    begun.add(this);
                    super.runBody();
                }
            };
            assertThat(victim.submit()).isTrue();
            assertThat(new Counted(scope, runs, strayInterrupts).submit()).isTrue();
            Counted running = begun.poll();
            if (running != null) {
                running.cancel();
            }
        }
        Await.until(() -> runs.sum() == 2 * INTERRUPTS);
        assertThat(strayInterrupts.sum()).isZero();
    }

    @Test
    void cancel_whenTheTaskIsAboutToEnd_interruptsNoLaterTask() {
        interruptAtTheEnd(new SchedulerScope(pool, true));
    }

    @Test
    void cancel_whenTheTaskOfAWorkerIsAboutToEnd_interruptsNoLaterTask() {
        interruptAtTheEnd(new SchedulerScope(pool, true).openWorker());
    }

    /** Chains on the pool that go on until their scope refuses them. */
    private final class Chains {
        final SchedulerScope scope = new SchedulerScope(pool, true);
        final AtomicInteger running = new AtomicInteger();
        final LongAdder accepted = new LongAdder();
        final LongAdder ran = new LongAdder();

        void start(int chains) {
            for (int i = 0; i < chains; i++) {
                submitNext();
            }
            Await.until(() -> ran.sum() > 20);
        }

        private void submitNext() {
            if (new Link().submit()) {
                accepted.increment();
            }
        }

        private final class Link extends ScopedTaskNode {
            Link() {
                super(scope);
            }

            boolean submit() {
                return submitAfter(0);
            }

            @Override
            protected void runBody() {
                running.incrementAndGet();
                ran.increment();
                submitNext();
                running.decrementAndGet();
            }
        }
    }

    @Test
    void closeGracefully_whileThreadsOfThePoolSubmit_isDoneWhenAllTheyAcceptedHasRun() {
        for (int round = 0; round < CLOSES; round++) {
            Chains chains = new Chains();
            chains.start(3);
            CompletableFuture<Integer> runningAtTheEnd =
                    chains.scope.closeGracefully().thenApply(ended -> chains.running.get());
            Await.until(runningAtTheEnd::isDone);
            assertThat(runningAtTheEnd).isCompletedWithValue(0);
            Await.until(() -> chains.ran.sum() == chains.accepted.sum()); // the submitters return last
            assertThat(chains.scope.size()).isZero();
        }
    }

    @Test
    void close_whileThreadsOfThePoolSubmit_countsEveryTaskOut() {
        for (int round = 0; round < CLOSES; round++) {
            Chains chains = new Chains();
            chains.start(3);
            chains.scope.close();
            CompletableFuture<Void> ended = chains.scope.closeGracefully();
            Await.until(ended::isDone);
        }
    }

    /** Chains of two scopes by turns, so that a thread leaves one for the other. */
    @Test
    void closeGracefully_ofOneOfTwoScopes_hearsOfItsLastTask() {
        Chains other = new Chains();
        other.start(1);
        closeGracefully_whileThreadsOfThePoolSubmit_isDoneWhenAllTheyAcceptedHasRun();
        CompletableFuture<Void> ended = other.scope.closeGracefully();
        Await.until(ended::isDone);
    }

    @Test
    void closeGracefully_ofATaskThatRunsLong_isDoneWhenItEnds() {
        SchedulerScope scope = new SchedulerScope(pool, true);
        Scheduler base = scope.scheduler();
        CompletableFuture<Void> gate = new CompletableFuture<>();
        LongAdder ran = new LongAdder();
        Counted waiting = new Counted(scope, ran, new LongAdder()) {
            @Override
            protected void runBody() {
                gate.join();
                super.runBody();
            }
        };
        assertThat(waiting.submit()).isTrue();
        CompletableFuture<Void> ended = scope.closeGracefully();
        base.schedule(() -> gate.complete(null));
        Await.until(ended::isDone);
        assertThat(ran.sum()).isOne();
    }
}
