package dev.baton.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Family O: a lane runs its tasks in order, one at a time; nothing is lost and nothing runs twice. */
public interface OrderRules extends Rules {
    /**
     * A worker runs undelayed tasks in the order of submission.
     *
     * <p>If this fails, check that the worker submits to a lane of its own ({@code createWorker()}) and not to the
     * scheduler, and that the lane is a queue and not a stack.
     */
    @Test
    default void o1_workerRunsTasksInOrderOfSubmission() {
        everywhere(subject -> {
            Submissions worker = subject.library().createWorker();
            List<Integer> ran = new CopyOnWriteArrayList<>();
            List<Integer> expected = IntStream.range(0, 50).boxed().toList();
            expected.forEach(i -> worker.schedule(() -> ran.add(i)));
            subject.runUntil("O1: all 50 tasks of the worker run", () -> ran.size() == 50);
            assertEquals(expected, ran, "O1: the tasks of one worker run in the order of submission");
        });
    }

    /**
     * Tasks of one worker never overlap, whatever else runs and whichever threads there are.
     *
     * <p>If this fails, check that the lane waits for a task to end before it begins the next.
     */
    @Test
    default void o2_tasksOfOneWorkerNeverOverlap() {
        everywhere(subject -> {
            Submissions worker = subject.library().createWorker();
            AtomicBoolean inside = new AtomicBoolean();
            AtomicBoolean overlap = new AtomicBoolean();
            AtomicInteger ran = new AtomicInteger();
            Thread body = Thread.currentThread();
            CountDownLatch second = new CountDownLatch(1);
            for (int i = 0; i < 100; i++) {
                worker.schedule(() -> {
                    if (inside.getAndSet(true)) {
                        overlap.set(true);
                        second.countDown();
                    }
                    workFor(50_000);
                    if (ran.get() == 0 && Thread.currentThread() != body) {
                        await(second); // on a busy machine another thread may be slow to come
                    }
                    inside.set(false);
                    ran.incrementAndGet();
                });
            }
            subject.runUntil("O2: all 100 tasks of the worker run", () -> ran.get() == 100);
            assertFalse(overlap.get(), "O2: a task of the worker began while another was running");
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(100, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Tasks of one worker with equal delays run in the order of submission.
     *
     * <p>If this fails, check that timers of equal deadline fire by submission, and that on a thread pool two timers
     * that fire together cannot overtake each other on their way into the lane. Reactor's and RxJava's {@code delay}
     * lose items otherwise.
     */
    @Test
    default void o3_equalDelaysOfOneWorkerKeepTheirOrder() {
        everywhere(subject -> {
            Submissions worker = subject.library().createWorker();
            List<Integer> ran = new CopyOnWriteArrayList<>();
            List<Integer> expected = IntStream.range(0, 50).boxed().toList();
            expected.forEach(i -> worker.scheduleAfter(Duration.ofMillis(5), () -> ran.add(i)));
            subject.runUntil("O3: all 50 delayed tasks of the worker run", () -> ran.size() == 50);
            assertEquals(expected, ran, "O3: equal delays of one worker keep the order of submission");
        });
    }

    /**
     * Every accepted task runs, and runs once: direct, delayed, and of a worker.
     *
     * <p>If this fails, check that a task is removed from its queue before it runs, and that no wake-up is lost when one
     * is added to a queue that was just found empty.
     */
    @Test
    default void o4_everyAcceptedTaskRunsExactlyOnce() {
        everywhere(subject -> {
            LibraryScheduler library = subject.library();
            Submissions worker = library.createWorker();
            AtomicIntegerArray runs = new AtomicIntegerArray(300);
            AtomicInteger total = new AtomicInteger();
            for (int i = 0; i < 300; i++) {
                int number = i;
                Runnable task = () -> {
                    runs.incrementAndGet(number);
                    total.incrementAndGet();
                };
                switch (i % 4) {
                    case 0 -> library.schedule(task);
                    case 1 -> library.scheduleAfter(Duration.ofMillis(1 + i % 3), task);
                    case 2 -> worker.schedule(task);
                    default -> worker.scheduleAfter(Duration.ofMillis(1 + i % 3), task);
                }
            }
            subject.runUntil("O4: all 300 tasks run", () -> total.get() >= 300);
            for (int i = 0; i < 300; i++) {
                assertEquals(1, runs.get(i), "O4: task " + i + " must run exactly once");
            }
        });
    }

    /**
     * A task that a task submits to its own worker runs behind those already queued.
     *
     * <p>If this fails, check that a submission from inside the lane does not run in place.
     */
    @Test
    default void o5_taskSubmittedFromInsideTheLaneGoesToItsEnd() {
        everywhere(subject -> {
            Submissions worker = subject.library().createWorker();
            List<String> ran = new CopyOnWriteArrayList<>();
            Runnable release = subject.hold();
            worker.schedule(() -> {
                worker.schedule(() -> ran.add("child"));
                ran.add("first");
            });
            worker.schedule(() -> ran.add("second"));
            release.run();
            subject.runUntil("O5: all three tasks run", () -> ran.size() == 3);
            assertEquals(List.of("first", "second", "child"), ran, "O5: a lane's child runs behind what is queued");
        });
    }

    /**
     * A delayed task takes its place in the lane when it becomes due, not when it is submitted.
     *
     * <p>If this fails, check that an armed timer does not block the lane.
     */
    @Test
    default void o6_delayedTaskTakesItsPlaceWhenItBecomesDue() {
        everywhere(subject -> {
            Submissions worker = subject.library().createWorker();
            List<String> ran = new CopyOnWriteArrayList<>();
            worker.scheduleAfter(Duration.ofMillis(60), () -> ran.add("late"));
            worker.scheduleAfter(Duration.ofMillis(5), () -> ran.add("early"));
            worker.schedule(() -> ran.add("now"));
            subject.runUntil("O6: all three tasks run", () -> ran.size() == 3);
            assertEquals(List.of("now", "early", "late"), ran, "O6: a delayed task waits outside its lane");
        });
    }

    /**
     * A scheduler limited to a number of tasks never has more under way, and one limited to a single task runs them in the
     * order of submission.
     *
     * <p>If this fails, check that {@code limitedTo} limits what the library submits directly, and that a task that ends
     * lets the next one begin.
     */
    @Test
    default void o7_limitedSchedulerHasNoMoreTasksUnderWay() {
        everywhere(subject -> {
            LibraryScheduler two = subject.library(core -> core.limitedTo(2));
            LibraryScheduler one = subject.library(core -> core.limitedTo(1));
            AtomicInteger underWay = new AtomicInteger();
            AtomicInteger most = new AtomicInteger();
            AtomicInteger ended = new AtomicInteger();
            List<Integer> ran = new CopyOnWriteArrayList<>();
            List<Integer> expected = IntStream.range(0, 40).boxed().toList();
            expected.forEach(i -> {
                two.schedule(() -> {
                    most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
                    workFor(20_000);
                    underWay.decrementAndGet();
                    ended.incrementAndGet();
                });
                one.schedule(() -> ran.add(i));
            });
            subject.runUntil("O7: all 80 tasks run", () -> ended.get() == 40 && ran.size() == 40);
            assertTrue(most.get() <= 2, "O7: no more than 2 tasks are under way, but " + most + " were");
            assertEquals(expected, ran, "O7: of a scheduler limited to one task each begins when the one before has ended");
        });
    }

    private static void workFor(long nanos) {
        long start = System.nanoTime();
        while (System.nanoTime() - start < nanos) {
            Thread.onSpinWait();
        }
    }
}
