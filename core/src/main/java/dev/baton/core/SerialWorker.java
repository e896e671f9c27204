package dev.baton.core;

import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * A worker with a lane of its own over any scheduler, thread pools included.
 *
 * <h2>Order</h2>
 *
 * Ready tasks wait in a {@link LaneChain}. While it is not idle, its one <em>carrier</em> is submitted to the scheduler
 * or running there; it runs a batch and, if more wait, is submitted again. So tasks never overlap, each sees what the
 * one before did, and a busy lane goes to the back of the scheduler's queue after every batch.
 *
 * <h2>Time</h2>
 *
 * Delayed tasks wait in {@link LaneTimers} and enter the chain when they are due.
 *
 * <h2>Running again</h2>
 *
 * A periodic task submits itself while it is still the head of the chain. It is put back only after it has left.
 */
final class SerialWorker extends TaskHolder implements Worker {
    private static final int BATCH = 64;

    private final Scheduler scheduler;
    private final int batch;
    private final LaneChain chain = new LaneChain();
    private final LaneCarrier carrier = new LaneCarrier(this);
    private boolean attentive; // known once the scheduler has the carrier
    private volatile @Nullable LaneTimers timers;

    // The carrier's own.
    private boolean headHasRun;
    private boolean again;
    private long againDelay;

    SerialWorker(Scheduler scheduler) {
        super(scheduler.observer());
        this.scheduler = scheduler;
        this.batch = scheduler.base() instanceof DrivenScheduler ? 1 : BATCH; // there each task is a step of its own
    }

    @Override
    public void submit(TaskNode task) {
        submit(task, 0);
    }

    @Override
    public void submit(TaskNode task, long delayNanos) {
        if (chain.isClosed()) {
            throw rejection(task);
        }
        if (!acceptAfter(task, delayNanos, true)) { // the fence comes with the queueing
            return;
        }
        if (chain.isHead(task)) { // only while it runs, on the thread that runs it
            again = true;
            againDelay = delayNanos;
        } else if (delayNanos <= 0) {
            add(task);
        } else {
            arm(task, delayNanos);
        }
    }

    private RejectedExecutionException rejection(TaskNode task) {
        rejected(task);
        return new RejectedExecutionException("The worker " + this + " is closed and accepts no more tasks");
    }

    private void add(TaskNode task) {
        LaneChain.Place place = chain.add(task);
        if (place == LaneChain.Place.NOWHERE) {
            task.hold(null, false);
            throw rejection(task);
        }
        if (place == LaneChain.Place.FIRST) {
            carryOrWithdraw(task);
        }
    }

    private void carryOrWithdraw(TaskNode task) {
        try {
            scheduler.submit(carrier);
        } catch (RejectedExecutionException rejected) {
            empty(task);
            rejected(task);
            throw new RejectedExecutionException("Task " + task.name() + " was rejected by " + this, rejected);
        }
    }

    /** Takes everything out in place of the carrier that did not come; tasks that relied on it are cancelled. */
    private void empty(TaskNode rejected) {
        for (TaskNode head = chain.head(); head != null; head = chain.head()) {
            if (head != rejected) {
                head.cancelIfPending();
            }
            if (chain.advance(head) == null && chain.isHead(head) && chain.rest(head)) {
                return; // whoever finds the lane idle now empties it, if the scheduler rejects that one too
            }
        }
    }

    private void arm(TaskNode task, long delayNanos) {
        LaneTimer timer = timers().arm(task, Nanos.saturatedAdd(scheduler.nanoTime(), delayNanos));
        if (timer == null) {
            task.hold(null, false);
            throw rejection(task);
        }
        try {
            scheduler.submit(timer, delayNanos);
        } catch (RejectedExecutionException rejected) {
            if (timers().disarm(task) != null) { // else an earlier timer has brought it along
                rejected(task);
                throw rejected;
            }
        }
        if (task.isCancelled()) {
            cancelled(task); // perhaps nobody held it at that moment
        }
    }

    private LaneTimers timers() {
        LaneTimers known = timers;
        if (known == null) {
            synchronized (this) {
                known = timers;
                if (known == null) {
                    known = new LaneTimers(this);
                    timers = known;
                }
            }
        }
        return known;
    }

    // Called by the carrier.

    /** Runs the tasks that are ready, up to a limit. */
    void runBatch() {
        TaskHolder where = carrier.holder;
        attentive = where != null && where.isAttentive();
        TaskNode head = chain.head();
        for (int run = 0; run < batch && head != null; run++) {
            headHasRun = true; // said before, because then it holds whatever happens
            head.run();
            if (head.isCancelled() && chain.isClosed()) {
                again = false;
                abandon(); // whoever closes has come to this one only, and none behind it may run
                return;
            }
            head = again ? runAgain(head) : chain.advance(head);
            headHasRun = head == null;
        }
    }

    private @Nullable TaskNode runAgain(TaskNode task) {
        again = false;
        chain.detach(task);
        try {
            if (!task.isCancelled()) {
                putBack(task, againDelay);
            }
        } catch (RejectedExecutionException closed) {
            task.cancel();
        }
        return chain.head();
    }

    private void putBack(TaskNode task, long delayNanos) {
        if (delayNanos > 0) {
            arm(task, delayNanos);
        } else if (chain.add(task) == LaneChain.Place.NOWHERE) {
            throw rejection(task);
        }
    }

    /** Lets the lane rest or sends for the next batch, once the carrier can be submitted again. */
    void carryOn() {
        TaskNode head = chain.head();
        if (head != null && !(headHasRun && chain.rest(head))) {
            carryOrAbandon();
        }
    }

    private void carryOrAbandon() {
        try {
            scheduler.submit(carrier);
        } catch (RejectedExecutionException rejected) {
            abandon();
        }
    }

    /** Closes a lane in place of its carrier, or inside it: nothing more runs, and all tasks are let go. */
    void abandon() {
        close();
        for (TaskNode head = chain.head(); head != null; head = chain.pass(head)) {
            head.cancelIfPending();
        }
    }

    // Called by timers.

    void fire(long due) {
        LaneTimers armed = timers;
        if (armed != null && armed.fire(due)) {
            carryOrAbandon();
        }
    }

    /** Adds a task that is due. Returns true if somebody must send for the carrier. */
    boolean append(TaskNode task) {
        LaneChain.Place place = chain.add(task);
        if (place == LaneChain.Place.NOWHERE) {
            task.cancel();
        }
        return place == LaneChain.Place.FIRST;
    }

    @Override
    protected void cancelled(TaskNode task) {
        LaneTimers armed = timers;
        LaneTimer timer = armed == null ? null : armed.disarm(task);
        if (timer != null) {
            timer.cancel();
        }
    }

    @Override
    protected boolean isAttentive() {
        return attentive;
    }

    @Override
    protected void failed(TaskNode task, Throwable failure) {
        scheduler.reportError(failure);
    }

    @Override
    public void close() {
        // Timers first: then none finds the chain closed, and has to cancel its task while it holds the monitor. They are
        // made if there are none, to be closed for whoever is about to arm one.
        List<LaneTimer> armed = timers().close();
        chain.close(TaskNode::closed);
        for (LaneTimer timer : armed) {
            timer.task().cancel();
            timer.cancel();
        }
    }

    @Override
    public boolean isClosed() {
        return chain.isClosed();
    }

    /** Returns a further handle on this lane. */
    @Override
    public Worker createWorker() {
        return new ForwardingWorker(this);
    }

    @Override
    public Scheduler base() {
        return scheduler.base();
    }

    @Override
    public String toString() {
        return "worker of " + scheduler;
    }
}
