package dev.baton.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.core.Cancellable;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Family C: what is cancelled before it begins never begins, and is forgotten at once. */
public interface CancellationRules extends Rules {
    /**
     * A cancelled task that has not begun never begins: direct, delayed, and of a worker.
     *
     * <p>If this fails, check that the library's handle cancels the task itself.
     */
    @Test
    default void c1_cancelledTaskNeverBegins() {
        everywhere(subject -> {
            LibraryScheduler library = subject.library();
            AtomicInteger ran = new AtomicInteger();
            AtomicBoolean sentinel = new AtomicBoolean();
            Runnable release = subject.hold();
            List<Cancellable> handles = new ArrayList<>();
            for (Submissions to : List.of(library, library.createWorker())) {
                handles.add(to.schedule(ran::incrementAndGet));
                handles.add(to.scheduleAfter(Duration.ofMillis(3), ran::incrementAndGet));
            }
            handles.forEach(Cancellable::cancel);
            release.run();
            library.scheduleAfter(Duration.ofMillis(20), () -> sentinel.set(true));
            subject.runUntil("C1: a later task runs", sentinel::get);
            assertEquals(0, ran.get(), "C1: a task began that had been cancelled before");
            assertTrue(handles.stream().allMatch(Cancellable::isDone), "C1: the handle of a cancelled task is done");
        });
    }

    /**
     * Cancelling twice, after the end, or from inside the task is harmless.
     *
     * <p>If this fails, check that a handle can be cancelled in every state, and never interrupts its own task.
     */
    @Test
    default void c2_cancellingTwiceLateOrFromInsideIsHarmless() {
        everywhere(subject -> {
            LibraryScheduler library = subject.library();
            for (Submissions to : List.of(library, library.createWorker())) {
                AtomicReference<Cancellable> self = new AtomicReference<>();
                AtomicInteger ran = new AtomicInteger();
                Runnable release = subject.hold();
                self.set(to.schedule(() -> {
                    self.get().cancel();
                    if (!Thread.currentThread().isInterrupted()) {
                        ran.incrementAndGet();
                    }
                }));
                release.run();
                subject.runUntil("C2: the task that cancels itself runs to its end", () -> ran.get() == 1);
                self.get().cancel();
                self.get().cancel();
                to.schedule(ran::incrementAndGet);
                subject.runUntil("C2: the next task runs", () -> ran.get() == 2);
            }
        });
    }

    /**
     * The handle of a task is done once the task has run, and not before.
     *
     * <p>If this fails, check that the handle follows the task's state and not only its cancellation.
     */
    @Test
    default void c3_handleIsDoneOnceTheTaskHasRun() {
        everywhere(subject -> {
            LibraryScheduler library = subject.library();
            for (Submissions to : List.of(library, library.createWorker())) {
                Runnable release = subject.hold();
                Cancellable now = to.schedule(() -> {});
                Cancellable later = to.scheduleAfter(Duration.ofMillis(2), () -> {});
                assertFalse(now.isDone() || later.isDone(), "C3: the handle of a pending task is not done");
                release.run();
                subject.runUntil("C3: the handles of tasks that have run are done", () -> now.isDone() && later.isDone());
            }
        });
    }

    /**
     * A cancelled periodic task does not run again.
     *
     * <p>If this fails, check that cancelling reaches the run that is armed, and that a run in progress does not arm the
     * next.
     */
    @Test
    @Requires(Capability.PERIODIC)
    default void c4_cancelledPeriodicTaskRunsNoMore() {
        everywhere(subject -> {
            LibraryScheduler library = subject.library();
            for (Submissions to : List.of(library, library.createWorker())) {
                AtomicInteger runs = new AtomicInteger();
                AtomicReference<Cancellable> ticks = new AtomicReference<>();
                Runnable release = subject.hold();
                ticks.set(to.schedulePeriodically(Duration.ZERO, Duration.ofMillis(1), () -> {
                    if (runs.incrementAndGet() == 3) {
                        ticks.get().cancel();
                    }
                }));
                release.run();
                subject.runUntil("C4: the periodic task runs three times", () -> runs.get() >= 3);
                subject.pass(Duration.ofMillis(20));
                assertEquals(3, runs.get(), "C4: a cancelled periodic task ran again");
            }
        });
    }

    /**
     * Closing a worker cancels the tasks it holds, and those of no other.
     *
     * <p>If this fails, check that the library's worker closes our worker.
     */
    @Test
    @Requires(Capability.CLOSABLE_WORKERS)
    default void c5_closingAWorkerCancelsItsOwnTasks() {
        everywhere(subject -> {
            LibraryScheduler library = subject.library();
            Submissions worker = library.createWorker();
            Submissions other = library.createWorker();
            AtomicInteger own = new AtomicInteger();
            AtomicInteger others = new AtomicInteger();
            Runnable release = subject.hold();
            List<Cancellable> handles = List.of(
                    worker.schedule(own::incrementAndGet),
                    worker.scheduleAfter(Duration.ofMillis(2), own::incrementAndGet));
            other.schedule(others::incrementAndGet);
            other.scheduleAfter(Duration.ofMillis(20), others::incrementAndGet);
            worker.close();
            worker.close();
            release.run();
            subject.runUntil("C5: the tasks of the other worker run", () -> others.get() == 2);
            assertEquals(0, own.get(), "C5: a task ran after its worker had been closed");
            assertTrue(handles.stream().allMatch(Cancellable::isDone), "C5: the handles of a closed worker's tasks are done");
        });
    }

    /**
     * A closed worker rejects tasks as its library does, and never runs them.
     *
     * <p>If this fails, check what the library expects: an exception, or a handle that is done.
     */
    @Test
    @Requires(Capability.CLOSABLE_WORKERS)
    default void c6_closedWorkerRejects() {
        everywhere(subject -> {
            Submissions worker = subject.library().createWorker();
            worker.close();
            assertRejects(subject, "C6", worker);
        });
    }

    /**
     * A closed scheduler cancels what it holds, the tasks of its workers included, and rejects tasks as its library does.
     *
     * <p>If this fails, check that closing reaches direct tasks and workers alike.
     */
    @Test
    @Requires(Capability.CLOSABLE)
    default void c7_closedSchedulerCancelsAndRejects() {
        everywhere(subject -> {
            LibraryScheduler library = subject.library();
            AtomicInteger ran = new AtomicInteger();
            Runnable release = subject.hold();
            List<Cancellable> handles = List.of(
                    library.schedule(ran::incrementAndGet),
                    library.scheduleAfter(Duration.ofMillis(2), ran::incrementAndGet),
                    library.createWorker().schedule(ran::incrementAndGet),
                    library.createWorker().scheduleAfter(Duration.ofMillis(2), ran::incrementAndGet));
            closeExpectingLeftovers(library);
            release.run();
            assertRejects(subject, "C7", library);
            assertEquals(0, ran.get(), "C7: a task ran after its scheduler had been closed");
            assertTrue(handles.stream().allMatch(Cancellable::isDone), "C7: the handles of a closed scheduler's tasks, and of its workers' tasks, are done");
        });
    }

    /**
     * A cancelled task is unreachable from the scheduler at once: a timer is not kept until its time.
     *
     * <p>If this fails, check that cancelling removes the task from every queue.
     */
    @Test
    default void c8_cancelledTimerIsUnreachableAtOnce() {
        once(subject -> {
            LibraryScheduler library = subject.library();
            Submissions worker = library.createWorker();
            List<WeakReference<Object>> watched = new ArrayList<>();
            watched.add(armAndCancel(library));
            watched.add(armAndCancel(worker));
            for (int i = 0; i < 100 && watched.stream().anyMatch(reference -> reference.get() != null); i++) {
                System.gc();
                subject.pass(Duration.ofMillis(1));
            }
            assertTrue(watched.stream().allMatch(reference -> reference.get() == null),
                    "C8: a timer of one day is still reachable after it was cancelled");
            worker.close();
        });
    }

    /**
     * Cancelling a running task, or closing its worker, from another thread interrupts that task and no other.
     *
     * <p>If this fails, check that the interrupt and the end of the task exclude each other, and that a flag that comes
     * late is cleared before the thread goes on.
     */
    @Test
    @Requires(Capability.INTERRUPT)
    default void c9_cancellingFromAnotherThreadInterruptsThatTaskOnly() {
        everywhere(subject -> {
            LibraryScheduler library = subject.library();
            Submissions worker = library.createWorker();
            assertInterrupts(subject, library, Cancellable::cancel);
            assertInterrupts(subject, worker, Cancellable::cancel);
            assertLeftAlone(subject, library);
            assertLeftAlone(subject, worker);
            assertInterrupts(subject, worker, handle -> worker.close());
        });
    }

    /**
     * A scheduler that is closed gracefully runs what it has taken, takes nothing more, and then says that it has ended.
     *
     * <p>If this fails, check that the end waits for delayed tasks and for those of workers, and for the one that runs.
     */
    @Test
    @Requires(Capability.GRACEFUL_CLOSE)
    default void c10_gracefullyClosedSchedulerRunsWhatItHas() {
        everywhere(subject -> {
            LibraryScheduler library = subject.library();
            Submissions worker = library.createWorker();
            AtomicInteger ran = new AtomicInteger();
            Runnable release = subject.hold();
            for (Submissions to : List.of(library, worker)) {
                to.schedule(ran::incrementAndGet);
                to.scheduleAfter(Duration.ofMillis(2), ran::incrementAndGet);
            }
            CompletableFuture<?> ended = library.closeGracefully().toCompletableFuture();
            assertFalse(ended.isDone(), "C10: a scheduler has ended although its tasks have not begun");
            assertRejects(subject, "C10", library);
            assertRejects(subject, "C10", worker);
            release.run();
            subject.runUntil("C10: a scheduler that is closed gracefully comes to its end", ended::isDone);
            assertEquals(4, ran.get(), "C10: a scheduler that is closed gracefully runs what it had taken before");
        });
    }

    private static void assertInterrupts(Subject subject, Submissions to, Consumer<Cancellable> end) {
        AtomicBoolean begun = new AtomicBoolean();
        AtomicBoolean interrupted = new AtomicBoolean();
        CountDownLatch never = new CountDownLatch(1);
        Cancellable handle = to.schedule(() -> {
            begun.set(true);
            try {
                never.await();
            } catch (InterruptedException e) {
                interrupted.set(true);
            }
        });
        subject.runUntil("C9: a task begins", begun::get);
        end.accept(handle);
        try {
            subject.runUntil("C9: a running task that is cancelled from another thread is interrupted", interrupted::get);
        } finally {
            never.countDown();
        }
    }

    private static void assertLeftAlone(Subject subject, Submissions to) {
        AtomicBoolean begun = new AtomicBoolean();
        AtomicInteger ends = new AtomicInteger();
        AtomicBoolean interrupted = new AtomicBoolean();
        CountDownLatch release = new CountDownLatch(1);
        Cancellable over = to.schedule(ends::incrementAndGet);
        subject.runUntil("C9: a task runs", () -> ends.get() == 1);
        to.schedule(() -> {
            begun.set(true);
            try {
                release.await();
            } catch (InterruptedException e) {
                interrupted.set(true);
            }
            interrupted.compareAndSet(false, Thread.interrupted());
            ends.incrementAndGet();
        });
        subject.runUntil("C9: the next task begins", begun::get);
        over.cancel();
        release.countDown();
        subject.runUntil("C9: the next task ends", () -> ends.get() == 2);
        assertFalse(interrupted.get(), "C9: a task was interrupted because another had been cancelled");
    }

    private static WeakReference<Object> armAndCancel(Submissions to) {
        Runnable task = new Runnable() {
            @Override
            public void run() {}
        };
        to.scheduleAfter(Duration.ofDays(1), task).cancel();
        return new WeakReference<>(task);
    }

    private static void closeExpectingLeftovers(LibraryScheduler library) {
        try {
            library.close();
        } catch (AssertionError leftBehind) {
            // A test scheduler closed with work pending says so; whether it cancelled the work is checked by the rule.
        }
    }

    private static void assertRejects(Subject subject, String rule, Submissions closed) {
        AtomicBoolean ran = new AtomicBoolean();
        List<Supplier<Cancellable>> doors = List.of(
                () -> closed.schedule(() -> ran.set(true)),
                () -> closed.scheduleAfter(Duration.ofMillis(1), () -> ran.set(true)));
        for (Supplier<Cancellable> door : doors) {
            try {
                assertTrue(door.get().isDone(), rule + ": a closed scheduler or worker accepted a task");
            } catch (RejectedExecutionException rejected) {
                // What most libraries do.
            }
        }
        subject.takeErrors();
        assertFalse(ran.get(), rule + ": a task ran that should have been rejected");
    }
}
