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
    private final TaskScope scope = new TaskScope();
    private final List<String> closed = new ArrayList<>();

    private ScopedTaskNode task(String name) {
        return new ScopedTaskNode(scope) {
            @Override
            protected void execute() {
                leaveScope();
            }

            @Override
            protected void onCancel(boolean begun) {
                super.onCancel(begun);
                closed.add(name);
            }
        };
    }

    @Test
    void close_cancelsTasksAndClosesWorkersInTheOrderTheyCame() {
        assertThat(task("a").submitTo(scheduler, 0)).isTrue();
        Worker worker = scheduler.createWorker();
        Cancellable held = scope.hold(worker);
        task("in worker") // its place is that of the worker
                .submitTo(worker, 1);
        assertThat(task("b").submitTo(scheduler, 1)).isTrue();
        assertThat(task("c").submitTo(scheduler, 0)).isTrue();
        scope.close();
        scope.close();
        assertThat(closed).containsExactly("a", "in worker", "b", "c");
        assertThat(worker.isClosed()).isTrue();
        assertThat(held.isCancelled()).isTrue();
        assertThat(scheduler.pendingTasks()).isEmpty();
    }

    @Test
    void begunAndCancelled_areLetGo() {
        for (int i = 0; i < 5; i++) {
            task("begun").submitTo(scheduler, i == 3 ? 10 : 0);
        }
        ScopedTaskNode cancelled = task("cancelled");
        cancelled.submitTo(scheduler, 5);
        task("left").submitTo(scheduler, 20);
        scheduler.advanceBy(Duration.ofNanos(3));
        cancelled.cancel();
        scheduler.advanceBy(Duration.ofNanos(10));
        assertThat(closed).containsExactly("cancelled");
        scope.close();
        assertThat(closed).containsExactly("cancelled", "left");
    }

    @Test
    void cancelHeldWorker_closesItAndLetsGo() {
        Worker worker = scheduler.createWorker();
        Cancellable held = scope.hold(worker);
        assertThat(held.isCancelled()).isFalse();
        assertThat(held.cancel()).isTrue();
        assertThat(worker.isClosed()).isTrue();
        assertThat(held.cancel()).isFalse();
        scope.close();
    }

    @Test
    void closed_takesNothingUntilReopened() {
        scope.close();
        ScopedTaskNode late = task("late");
        assertThat(late.submitTo(scheduler, 0)).isFalse();
        assertThat(late.isCancelled()).isFalse();
        Worker worker = scheduler.createWorker();
        assertThat(scope.hold(worker).isCancelled()).isTrue();
        assertThat(worker.isClosed()).isTrue();
        assertThat(scope.isClosed()).isTrue();
        scope.reopen();
        assertThat(task("again").submitTo(scheduler, 0)).isTrue();
        assertThat(scheduler.runUntilIdle()).isEqualTo(1);
        assertThat(closed).isEmpty();
    }

    @Test
    void refusedTask_isCancelledAndLetGo() {
        scheduler.close();
        assertThatThrownBy(() -> task("refused").submitTo(scheduler, 0)).isInstanceOf(RejectedExecutionException.class);
        assertThat(closed).containsExactly("refused");
        scope.close();
        assertThat(closed).containsExactly("refused");
    }

    @Test
    void periodicTask_staysUntilItFailsOrIsCancelled() {
        List<PeriodicTaskNode> tasks = new ArrayList<>();
        for (boolean fails : List.of(true, false)) {
            tasks.add(new PeriodicTaskNode(scheduler, 1, scope) {
                @Override
                protected void execute() {
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
    void submissionsDuringClose_eachRunOrIsCancelledOrIsRefused() throws InterruptedException {
        int threads = 3;
        int each = 2_000;
        AtomicInteger ran = new AtomicInteger();
        AtomicInteger cancelled = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        CountDownLatch halfway = new CountDownLatch(threads);
        Scheduler direct = new InlineScheduler();
        List<Thread> started = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            Thread thread = new Thread(() -> {
                for (int i = 0; i < each; i++) {
                    if (i == each / 2) {
                        halfway.countDown();
                    }
                    ScopedTaskNode task = new ScopedTaskNode(scope) {
                        @Override
                        protected void execute() {
                            leaveScope();
                            ran.incrementAndGet();
                        }

                        @Override
                        protected void onCancel(boolean begun) {
                            super.onCancel(begun);
                            if (!begun) {
                                cancelled.incrementAndGet();
                            }
                        }
                    };
                    if (!task.submitTo(direct, i % 2)) {
                        refused.incrementAndGet();
                    }
                }
            });
            started.add(thread);
            thread.start();
        }
        halfway.await();
        scope.close();
        for (Thread thread : started) {
            thread.join();
        }
        assertThat(ran.get() + cancelled.get() + refused.get()).isEqualTo(threads * each);
        assertThat(ran.get()).isPositive();
        assertThat(cancelled.get()).isGreaterThanOrEqualTo(threads * each / 4);
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
