package dev.baton.core;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** An executor as a scheduler; see {@link Scheduler#of(ExecutorService)}. */
class ExecutorScheduler extends NativeScheduler {
    private final ExecutorService executor;

    ExecutorScheduler(ExecutorService executor) {
        this.executor = executor;
    }

    @Override
    protected Runnable give(Runnable ticket, long delayNanos) {
        if (delayNanos == 0) {
            return giveNow(ticket);
        }
        return executor instanceof ScheduledExecutorService timed
                ? giveTo(timed, ticket, delayNanos)
                : giveToTimer(ticket, delayNanos);
    }

    private Runnable giveNow(Runnable ticket) {
        Given given = new Given(ticket);
        executor.execute(given);
        return given::takeBack;
    }

    private static Runnable giveTo(ScheduledExecutorService timed, Runnable ticket, long delayNanos) {
        Future<?> future = timed.schedule(ticket, delayNanos, TimeUnit.NANOSECONDS);
        return () -> {
            if (future.cancel(false) && timed instanceof ScheduledThreadPoolExecutor pool && !pool.getRemoveOnCancelPolicy()) {
                pool.remove((Runnable) future); // it knows its place in the heap
            }
        };
    }

    private Runnable giveToTimer(Runnable ticket, long delayNanos) {
        Given given = new Given(ticket);
        CompletableFuture<@Nullable Void> timer = new CompletableFuture<>();
        timer.thenRun(() -> hand(given));
        timer.completeOnTimeout(null, delayNanos, TimeUnit.NANOSECONDS);
        return () -> {
            given.takeBack();
            timer.cancel(false);
        };
    }

    /** Called by the timer thread, which nobody waits for. */
    private void hand(Given given) {
        try {
            executor.execute(given);
        } catch (RejectedExecutionException refusal) {
            Runnable ticket = given.takeBack();
            if (ticket != null) {
                refused(ticket, refusal);
            }
        }
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    /** Names the executor. */
    @Override
    public String toString() {
        return "Scheduler.of(" + executor + ")";
    }

    /** What the executor holds of a ticket, until that has run or is taken back. */
    private static final class Given implements Runnable {
        private final AtomicReference<@Nullable Runnable> ticket;

        Given(Runnable ticket) {
            this.ticket = new AtomicReference<>(ticket);
        }

        @Nullable Runnable takeBack() {
            return ticket.getAndSet(null);
        }

        @Override
        public void run() {
            Runnable given = takeBack();
            if (given != null) {
                given.run();
            }
        }

        /** Returns the name of the task. */
        @Override
        public String toString() {
            return String.valueOf(ticket.get());
        }
    }
}
