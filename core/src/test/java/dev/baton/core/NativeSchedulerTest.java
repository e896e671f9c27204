package dev.baton.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

final class NativeSchedulerTest {
    /** A library that runs what it was given when it is told to, or at once. */
    private static final class Library extends NativeScheduler {
        final Deque<Runnable> given = new ArrayDeque<>();
        final List<Long> delays = new ArrayList<>();
        final List<Throwable> errors = new ArrayList<>();
        boolean isInline;
        boolean isFull;
        long time;

        @Override
        protected Runnable give(Runnable ticket, long delayNanos) {
            if (isFull) {
                throw new RejectedExecutionException("full");
            }
            delays.add(delayNanos);
            if (isInline) {
                ticket.run();
            } else {
                given.add(ticket);
            }
            return () -> given.remove(ticket);
        }

        void run() {
            for (Runnable ticket = given.poll(); ticket != null; ticket = given.poll()) {
                ticket.run();
            }
        }

        @Override
        public long nanoTime() {
            return time;
        }

        @Override
        public void reportError(Throwable error) {
            errors.add(error);
        }

        @Override
        public String toString() {
            return "library";
        }
    }

    private final Library library = new Library();
    private final List<Object> ran = new ArrayList<>();

    @Test
    void schedule_givesTheLibraryTaskAndDelay() {
        library.schedule(() -> ran.add("now"));
        library.scheduleAfter(Duration.ofNanos(5), () -> ran.add("later"));
        library.scheduleAfter(Duration.ofNanos(-5), () -> ran.add("negative"));
        library.run();
        assertThat(ran).containsExactly("now", "later", "negative");
        assertThat(library.delays).containsExactly(0L, 5L, 0L);
    }

    @Test
    void delayBeyondTheEndOfTime_staysHereAndCanBeCancelled() {
        library.time = 2;
        Cancellable never = library.scheduleAfter(Duration.ofNanos(Long.MAX_VALUE - 1), () -> ran.add("never"));
        assertThat(library.given).isEmpty();
        assertThat(never.isDone()).isFalse();
        assertThat(never.cancel()).isTrue();
    }

    @Test
    void cancel_pending_takesItFromTheLibrary() {
        Cancellable task = library.schedule(() -> ran.add("task"));
        assertThat(task.cancel()).isTrue();
        assertThat(library.given).isEmpty();
    }

    @Test
    void cancel_whileTheLibraryTakesTheTask_takesItBackAfterwards() {
        TaskNode task = new RunnableNode(() -> ran.add("task"));
        NativeScheduler cancelling = new NativeScheduler() {
            @Override
            protected Runnable give(Runnable ticket, long delayNanos) {
                task.cancel();
                return () -> ran.add("taken back");
            }

            @Override
            public long nanoTime() {
                return 0;
            }
        };
        cancelling.submit(task);
        assertThat(ran).containsExactly("taken back");
    }

    @Test
    void rejection_namesTaskAndScheduler_andTheTaskMayBeSubmittedElsewhere() {
        library.isFull = true;
        TaskNode task = new RunnableNode(() -> ran.add("task"));
        assertThatThrownBy(() -> library.submit(task))
                .isInstanceOf(RejectedExecutionException.class)
                .hasMessageContaining("NativeSchedulerTest lambda was rejected by library")
                .hasCauseInstanceOf(RejectedExecutionException.class);
        Library other = new Library();
        other.submit(task);
        other.run();
        assertThat(ran).containsExactly("task");
    }

    @Test
    void inlineLibrary_runsDirectTasksAndWorkersTasks() {
        library.isInline = true;
        Worker worker = library.createWorker();
        library.schedule(() -> ran.add("direct"));
        worker.schedule(() -> {
            worker.schedule(() -> ran.add("inner"));
            ran.add("outer");
        });
        assertThat(ran).containsExactly("direct", "outer", "inner");
    }

    @Test
    void periodic_cancelledInARun_endsIt() {
        List<Cancellable> periodic = new ArrayList<>();
        periodic.add(library.schedulePeriodically(Duration.ZERO, Duration.ZERO, () -> {
            ran.add("tick");
            if (ran.size() == 3) {
                periodic.get(0).cancel();
            }
        }));
        library.run();
        assertThat(ran).containsExactly("tick", "tick", "tick");
        assertThat(library.given).isEmpty();
    }

    @Test
    void failure_isReportedOnceAndStopsNothing() {
        library.schedule(() -> {
            throw new IllegalArgumentException("mine");
        });
        library.schedule(() -> ran.add("next"));
        library.run();
        assertThat(library.errors).singleElement().satisfies(error -> assertThat(error).hasMessage("mine"));
        assertThat(ran).containsExactly("next");
    }

    @Test
    void close_cancelsDirectDelayedAndWorkersTasks_andRejects() {
        List<Cancellable> tasks = List.of(
                library.schedule(() -> ran.add("direct")),
                library.scheduleAfter(Duration.ofDays(1), () -> ran.add("delayed")),
                library.createWorker().schedule(() -> ran.add("worker")),
                library.createWorker().scheduleAfter(Duration.ofDays(1), () -> ran.add("worker delayed")));
        library.close();
        library.close();
        assertThat(tasks).allMatch(Cancellable::isCancelled);
        assertThat(library.given).isEmpty();
        assertThatThrownBy(() -> library.schedule(() -> {}))
                .isInstanceOf(RejectedExecutionException.class)
                .hasMessageContaining("after it was closed");
        assertThat(ran).isEmpty();
    }

    @Test
    void close_insideALane_endsItBehindTheTask() {
        Worker worker = library.createWorker();
        worker.schedule(library::close);
        Cancellable behind = worker.schedule(() -> ran.add("behind"));
        library.run();
        assertThat(ran).isEmpty();
        assertThat(behind.isCancelled()).isTrue();
    }

    @Test
    void nodeSubmittedTwice_saysSoAndRunsOnce() {
        TaskNode task = new RunnableNode(() -> ran.add("task"));
        library.submit(task);
        assertThatThrownBy(() -> library.submit(task)).isInstanceOf(IllegalStateException.class);
        library.run();
        assertThat(ran).containsExactly("task");
    }

    @Test
    void foreground_thereIsNone() {
        assertThat(library.isMainThread()).isFalse();
        assertThatThrownBy(() -> library.scheduleForeground(() -> {})).isInstanceOf(UnsupportedOperationException.class);
    }
}
