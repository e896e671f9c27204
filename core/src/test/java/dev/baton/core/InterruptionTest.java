package dev.baton.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Real threads: that is what interrupts are about. */
final class InterruptionTest {
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicBoolean interrupted = new AtomicBoolean();

    private final class Blocking extends ScopedTaskNode {
        private final Consumer<Blocking> inside;

        Blocking(TaskScope scope, Consumer<Blocking> inside) {
            super(scope);
            this.inside = inside;
        }

        @Override
        protected void runBody() {
            inside.accept(this);
            begun.countDown();
            try {
                end.await();
            } catch (InterruptedException e) {
                interrupted.set(true);
            }
        }
    }

    /** Runs every task on the thread that asks it to. */
    private static final class OneThread extends QueuedScheduler {
        private final AtomicBoolean flagLeft = new AtomicBoolean();

        Thread start() {
            Thread thread = new Thread(() -> {
                for (TaskNode task = poll(); task != null; task = poll()) {
                    task.run();
                    flagLeft.compareAndSet(false, Thread.currentThread().isInterrupted());
                }
            });
            thread.start();
            return thread;
        }
    }

    @Test
    void cancelFromOutside_interruptsAndClearsTheFlag() throws InterruptedException {
        OneThread scheduler = new OneThread();
        Blocking task = new Blocking(new SchedulerScope(scheduler, true), self -> {});
        task.submitAfter(0);
        Thread thread = scheduler.start();
        begun.await();
        task.cancel();
        thread.join();
        assertThat(interrupted).isTrue();
        assertThat(scheduler.flagLeft).isFalse();
    }

    @Test
    void cancelFromOutside_notAskedTo_doesNotInterrupt() throws InterruptedException {
        OneThread scheduler = new OneThread();
        Blocking task = new Blocking(new SchedulerScope(scheduler, false), self -> {});
        task.submitAfter(0);
        Thread thread = scheduler.start();
        begun.await();
        task.cancel();
        assertThat(thread.isInterrupted()).isFalse();
        end.countDown();
        thread.join();
        assertThat(interrupted).isFalse();
    }

    @Test
    void cancelFromInside_doesNotInterrupt() throws InterruptedException {
        OneThread scheduler = new OneThread();
        end.countDown();
        new Blocking(new SchedulerScope(scheduler, true), TaskNode::cancel).submitAfter(0);
        scheduler.start().join();
        assertThat(interrupted).isFalse();
        assertThat(scheduler.flagLeft).isFalse();
    }

    @Test
    void closeWorker_interruptsTheTaskItRuns() throws InterruptedException {
        OneThread scheduler = new OneThread();
        TaskScope worker = new SchedulerScope(scheduler, true).openWorker();
        Blocking task = new Blocking(worker, self -> {});
        task.submitAfter(0);
        Thread thread = scheduler.start();
        begun.await();
        worker.close();
        thread.join();
        assertThat(interrupted).isTrue();
        assertThat(task.isCancelled()).isTrue();
        assertThat(scheduler.flagLeft).isFalse();
    }

    @Test
    void periodicTask_interruptedInItsRun_endsWithoutFlag() throws InterruptedException {
        OneThread scheduler = new OneThread();
        PeriodicTaskNode task = new PeriodicTaskNode(new SchedulerScope(scheduler, true), 0) {
            private int runs;

            @Override
            protected void runBody() throws InterruptedException {
                if (++runs == 3) {
                    begun.countDown();
                    end.await();
                }
            }

            @Override
            protected void onFailure(Throwable failure) {
                interrupted.set(failure instanceof InterruptedException);
            }
        };
        task.start(0);
        Thread thread = scheduler.start();
        begun.await();
        task.cancel();
        thread.join();
        assertThat(interrupted).isTrue();
        assertThat(scheduler.flagLeft).isFalse();
    }

    @Test
    void cancelledAgainAndAgainWhileTasksPassBy_noneOfThemIsInterrupted() throws InterruptedException {
        int count = 20_000;
        OneThread scheduler = new OneThread();
        SchedulerScope scope = new SchedulerScope(scheduler, true);
        AtomicBoolean innocentInterrupted = new AtomicBoolean();
        List<ScopedTaskNode> victims = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ScopedTaskNode victim = new ScopedTaskNode(scope) {
                @Override
                protected void runBody() {}
            };
            victims.add(victim);
            victim.submitAfter(0);
            scheduler.submit(new RunnableNode(
                    () -> innocentInterrupted.compareAndSet(false, Thread.currentThread().isInterrupted())));
        }
        Thread thread = scheduler.start();
        victims.forEach(TaskNode::cancel);
        thread.join();
        assertThat(innocentInterrupted).isFalse();
        assertThat(scheduler.flagLeft).isFalse();
        assertThat(scope.closeGracefully()).isDone();
    }
}
