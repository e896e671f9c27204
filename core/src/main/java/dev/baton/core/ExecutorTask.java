package dev.baton.core;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Delayed;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The future of a task that was submitted to an executor view.
 *
 * <p>It is the JDK's own, so its states are. Its work is a task of the scheduler, which takes care of interrupts: the
 * flag of a cancelled task never reaches the next task of that thread. On the driver of a test scheduler {@code get} runs
 * the scheduler.
 */
final class ExecutorTask<V extends @Nullable Object> extends FutureTask<V> implements RunnableScheduledFuture<V> {
    private final Scheduler scheduler;
    private final boolean isPeriodic;
    private final long number;
    private volatile long due;
    private @Nullable Object calls; // let go of once it has run: futures may be kept for long
    private @Nullable ExecutorWork work;
    private volatile boolean outlivesWork;
    private volatile @Nullable CompletableFuture<@Nullable Void> done;

    /**
     * A future without work.
     *
     * @param calls what reports name it by
     * @param number its place among those of equal due time
     */
    ExecutorTask(
            Callable<V> callable, Object calls, Scheduler scheduler, long delayNanos, boolean isPeriodic, long number) {
        super(callable);
        this.calls = calls;
        this.scheduler = scheduler;
        this.isPeriodic = isPeriodic;
        this.number = number;
        this.due = Nanos.saturatedAdd(scheduler.nanoTime(), Math.max(0, delayNanos));
    }

    void work(ExecutorWork newWork) {
        work = newWork;
    }

    /** Returns false for a future that belongs to other work, and was submitted like any runnable. */
    boolean isDoneBy(ExecutorWork candidate) {
        return work == candidate;
    }

    Object calls() {
        Object known = calls;
        return known == null ? this : known;
    }

    void dueAt(long nanoTime) {
        due = nanoTime;
    }

    /** Runs the body of a periodic task. Returns false if that was the last time. */
    boolean runAgain() {
        return runAndReset();
    }

    /** Runs the body, also of a task that {@code shutdownNow} handed back. */
    @Override
    public void run() {
        if (isPeriodic) {
            runAndReset();
        } else {
            super.run();
        }
    }

    /** Says whether this stays as it is when its work ends without having run. */
    void outlivesWork(boolean outlives) {
        outlivesWork = outlives;
    }

    /** Hears that the work will not run (again). */
    void workEnded() {
        if (!outlivesWork) {
            super.cancel(false);
        }
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        if (work == null) {
            return super.cancel(mayInterruptIfRunning && Blocking.drivenHere(scheduler) == null);
        }
        boolean cancelled = super.cancel(false); // the interrupt is the scheduler's to give
        if (cancelled) {
            work.giveUp(mayInterruptIfRunning);
        }
        return cancelled;
    }

    @Override
    protected void done() {
        calls = null;
        CompletableFuture<@Nullable Void> awaited = done;
        if (awaited != null) {
            awaited.complete(null);
        }
    }

    @Override
    public V get() throws InterruptedException, ExecutionException {
        DrivenScheduler driven = driven();
        if (driven != null) {
            Blocking.run(driven, awaited(), waiting());
        }
        return super.get();
    }

    @Override
    public V get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        DrivenScheduler driven = driven();
        if (driven == null) {
            return super.get(timeout, unit);
        }
        Blocking.run(driven, awaited(), Duration.ofNanos(unit.toNanos(timeout)), waiting());
        return super.get();
    }

    private String waiting() {
        return "get() of executor task " + TaskNode.nameOf(calls());
    }

    private @Nullable DrivenScheduler driven() {
        return isDone() ? null : Blocking.drivenHere(scheduler);
    }

    /** Returns what is done when this is; for one thread, which is the only one to ask. */
    CompletableFuture<@Nullable Void> awaited() {
        CompletableFuture<@Nullable Void> awaited = done;
        if (awaited == null) {
            awaited = new CompletableFuture<>();
            done = awaited; // which whoever ends this from now on sees
        }
        if (isDone()) {
            awaited.complete(null);
        }
        return awaited;
    }

    @Override
    public boolean isPeriodic() {
        return isPeriodic;
    }

    /** Returns how long until it is due on the scheduler's clock; zero or negative once it is. */
    @Override
    public long getDelay(TimeUnit unit) {
        return unit.convert(due - scheduler.nanoTime(), TimeUnit.NANOSECONDS);
    }

    /** Orders by due time, then by submission. */
    @Override
    public int compareTo(Delayed other) {
        if (other == this) {
            return 0;
        }
        if (other instanceof ExecutorTask<?> task && task.scheduler == scheduler) {
            int byTime = Long.compare(due - task.due, 0);
            return byTime == 0 ? Long.compare(number, task.number) : byTime;
        }
        return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
    }
}
