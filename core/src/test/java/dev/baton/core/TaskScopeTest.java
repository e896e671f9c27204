package dev.baton.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.testing.TestScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class TaskScopeTest {
    private final TestScheduler scheduler = TestScheduler.create();
    private final SchedulerScope scope = new SchedulerScope(scheduler, false);
    private final List<String> closed = new ArrayList<>();

    private ScopedTaskNode task(String name) {
        return task(name, scope);
    }

    private ScopedTaskNode task(String name, TaskScope owner) {
        return new ScopedTaskNode(owner) {
            @Override
            protected void runBody() {}

            @Override
            protected void onCancel(boolean begun) {
                super.onCancel(begun);
                closed.add(name);
            }
        };
    }

    @Test
    void close_cancelsTasksAndClosesWorkersInTheOrderTheyCame() {
        assertThat(task("a").submitAfter(0)).isTrue();
        TaskScope worker = scope.openWorker();
        task("in worker", worker).submitAfter(0);
        assertThat(task("b").submitAfter(1)).isTrue();
        assertThat(task("c").submitAfter(0)).isTrue();
        scope.close();
        scope.close();
        assertThat(closed).containsExactly("a", "in worker", "b", "c");
        assertThat(worker.isClosed()).isTrue();
        assertThat(scheduler.pendingTasks()).isEmpty();
    }

    @Test
    void begunAndCancelled_areLetGo() {
        for (int i = 0; i < 100; i++) {
            task("begun").submitAfter(i == 3 ? 10 : 0);
        }
        ScopedTaskNode cancelled = task("cancelled");
        cancelled.submitAfter(5);
        task("left").submitAfter(20);
        scheduler.advanceBy(Duration.ofNanos(3));
        cancelled.cancel();
        scheduler.advanceBy(Duration.ofNanos(10));
        assertThat(closed).containsExactly("cancelled");
        scope.close();
        assertThat(closed).containsExactly("cancelled", "left");
    }

    @Test
    void closeWorker_cancelsItsTasksAndLetsGoOfIt() {
        TaskScope worker = scope.openWorker();
        task("ready", worker).submitAfter(0);
        task("delayed", worker).submitAfter(7);
        task("elsewhere").submitAfter(7);
        assertThat(worker.isClosed()).isFalse();
        worker.close();
        worker.close();
        assertThat(worker.isClosed()).isTrue();
        assertThat(task("late", worker).submitAfter(0)).isFalse();
        assertThat(closed).containsExactly("ready", "delayed");
        scope.close();
        assertThat(closed).containsExactly("ready", "delayed", "elsewhere");
    }

    @Test
    void closed_takesNothing() {
        scope.close();
        ScopedTaskNode late = task("late");
        assertThat(late.submitAfter(0)).isFalse();
        assertThat(late.isCancelled()).isFalse();
        assertThat(scope.openWorker().isClosed()).isTrue();
        assertThat(scope.isClosed()).isTrue();
        assertThat(closed).isEmpty();
    }

    @Test
    void refusedTask_isCancelledAndLetGo() {
        scheduler.close();
        assertThatThrownBy(() -> task("refused").submitAfter(0)).isInstanceOf(RejectedExecutionException.class);
        assertThat(closed).containsExactly("refused");
        scope.close();
        assertThat(closed).containsExactly("refused");
        assertThat(scope.closeGracefully()).isDone();
    }

    @Test
    void periodicTask_staysUntilItFailsOrIsCancelled() {
        List<PeriodicTaskNode> tasks = new ArrayList<>();
        for (boolean fails : List.of(true, false)) {
            tasks.add(new PeriodicTaskNode(scope, 1) {
                @Override
                protected void runBody() {
                    if (fails) {
                        throw new IllegalArgumentException("expected");
                    }
                }

                @Override
                protected void onCancel(boolean begun) {
                    super.onCancel(begun);
                    closed.add(fails ? "failing" : "going on");
                }
            });
        }
        scheduler.expectError(IllegalArgumentException.class);
        tasks.forEach(task -> assertThat(task.start(1)).isTrue());
        scheduler.advanceBy(Duration.ofNanos(5));
        scope.close();
        assertThat(closed).containsExactly("going on");
        assertThat(scheduler.pendingTasks()).isEmpty();
    }

    @Test
    void closedInProduction_readyTaskIsDoneAndNeverBegins() {
        QueuedScheduler queue = new QueuedScheduler();
        SchedulerScope production = new SchedulerScope(queue, true);
        List<String> ran = new ArrayList<>();
        ScopedTaskNode task = new ScopedTaskNode(production) {
            @Override
            protected void runBody() {
                ran.add("body");
            }
        };
        assertThat(task.submitAfter(0)).isTrue();
        assertThat(task.isDone()).isFalse();
        production.close();
        assertThat(task.isDone()).isTrue();
        assertThat(production.closeGracefully()).isNotDone();
        queue.poll().run();
        assertThat(ran).isEmpty();
        assertThat(task.isCancelled()).isTrue();
        assertThat(production.closeGracefully()).isDone();
    }

    @Test
    void closedInProduction_handleOfAReadyTaskNeverTurnsBack() throws InterruptedException {
        for (int round = 0; round < 2_000; round++) {
            QueuedScheduler queue = new QueuedScheduler();
            SchedulerScope production = new SchedulerScope(queue, round % 2 == 0);
            AtomicInteger ran = new AtomicInteger();
            ScopedTaskNode task = new ScopedTaskNode(production) {
                @Override
                protected void runBody() {
                    ran.incrementAndGet();
                }
            };
            task.submitAfter(0);
            Thread runner = new Thread(queue.poll());
            runner.start();
            production.close();
            boolean done = task.isDone();
            int ranThen = ran.get();
            boolean stillDone = task.isDone();
            runner.join();
            assertThat(!done || stillDone).isTrue();
            assertThat(done && ranThen == 0 ? ran.get() : 0).as("runs after it was done").isZero();
        }
    }

    @Test
    void submissionsDuringClose_eachRunOrIsCancelledOrIsRefused() throws InterruptedException {
        int threads = 3;
        int each = 2_000;
        AtomicInteger ran = new AtomicInteger();
        AtomicInteger cancelled = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        CountDownLatch halfway = new CountDownLatch(threads);
        SchedulerScope direct = new SchedulerScope(new InlineScheduler(), false);
        List<Thread> started = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            Thread thread = new Thread(() -> {
                for (int i = 0; i < each; i++) {
                    if (i == each / 2) {
                        halfway.countDown();
                    }
                    ScopedTaskNode task = new ScopedTaskNode(direct) {
                        @Override
                        protected void runBody() {
                            ran.incrementAndGet();
                        }

                        @Override
                        protected void onCancel(boolean begun) {
                            super.onCancel(begun);
                            cancelled.incrementAndGet();
                        }
                    };
                    if (!task.submitAfter(i % 2) && !task.isCancelled()) {
                        refused.incrementAndGet();
                    }
                }
            });
            started.add(thread);
            thread.start();
        }
        halfway.await();
        direct.close();
        for (Thread thread : started) {
            thread.join();
        }
        assertThat(ran.get() + cancelled.get() + refused.get()).isEqualTo(threads * each);
        assertThat(ran.get()).isPositive();
        assertThat(cancelled.get()).isGreaterThanOrEqualTo(threads * each / 4);
        assertThat(direct.closeGracefully()).isDone();
    }

    /** Runs undelayed tasks at once, and delayed ones never. */
    private static final class InlineScheduler implements Scheduler {
        @Override
        public void submit(TaskNode task) {
            task.run();
        }

        @Override
        public void submit(TaskNode task, long delayNanos) {
            if (delayNanos <= 0) {
                task.run();
            }
        }

        @Override
        public boolean isMainThread() {
            return false;
        }

        @Override
        public long nanoTime() {
            return 0;
        }

        @Override
        public void close() {}
    }
}
