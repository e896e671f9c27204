package dev.baton.platform;

import dev.baton.core.TaskNode;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * An event loop on a thread of the caller's: where a {@link ThreadPoolScheduler} runs its foreground tasks.
 *
 * <h2>Order and threads</h2>
 *
 * Tasks run one at a time on the thread that is in {@link #run()}, in order of submission; a delayed one takes its
 * place when it becomes due, and those of equal due time keep the order of submission. Any thread may submit. Several
 * schedulers may share a loop, and then their tasks share the order.
 *
 * <h2>What stays</h2>
 *
 * Tasks that have not begun when the loop ends stay queued: a later run runs them, or closing their scheduler cancels
 * them. The loop owns no thread and needs no closing.
 */
public final class MainLoop {
    private static final long CONDITION_CHECK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Backlog backlog = new Backlog();
    private boolean quit;
    private boolean interrupted; // the loop's thread alone uses it
    private volatile @Nullable Thread owner;

    private MainLoop() {}

    /** Returns a loop that is not running yet. */
    public static MainLoop create() {
        return new MainLoop();
    }

    /**
     * Runs foreground tasks on the calling thread until {@link #quit()}. An interrupt does not end the loop; the thread
     * is interrupted again when the loop has ended.
     *
     * @throws IllegalStateException if the loop is running already, on another thread or around this call
     */
    public void run() {
        loop(() -> false, Deadline.NEVER);
    }

    /**
     * Runs foreground tasks on the calling thread until a condition holds, or until {@link #quit()}.
     *
     * @param condition asked on the calling thread: before each task, and every 10 milliseconds while there is none, so
     *     that any thread may change it; what it throws ends the loop
     * @return true if the condition holds, false if the loop was quit
     * @throws IllegalStateException if the loop is running already, on another thread or around this call
     */
    public boolean runUntil(BooleanSupplier condition) {
        return loop(Objects.requireNonNull(condition, "condition"), CONDITION_CHECK_NANOS);
    }

    /**
     * Ends the run under way after its current task, or, if there is none, the next run before its first task. May be
     * called from any thread.
     */
    public void quit() {
        lock.lock();
        try {
            quit = true;
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Returns true if the caller is on the thread that runs this loop at the moment. */
    public boolean isLoopThread() {
        return owner == Thread.currentThread();
    }

    // Called by Foreground.

    void post(Foreground foreground, TaskNode task, long delayNanos) {
        lock.lock();
        try {
            if (!foreground.accept(task)) {
                return;
            }
            backlog.promote(Deadline.now()); // what is due already goes before what is submitted now
            if (delayNanos <= 0) {
                backlog.addReady(task);
            } else {
                backlog.addTimer(task, Deadline.after(delayNanos));
            }
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    void remove(TaskNode task) {
        lock.lock();
        try {
            backlog.remove(task);
        } finally {
            lock.unlock();
        }
    }

    /** Accepts nothing more of a scheduler, and returns what it has here. */
    List<TaskNode> retire(Foreground foreground) {
        lock.lock();
        try {
            foreground.markClosed();
            return backlog.drain(foreground);
        } finally {
            lock.unlock();
        }
    }

    // The loop itself.

    private boolean loop(BooleanSupplier condition, long patienceNanos) {
        bind();
        try {
            while (!condition.getAsBoolean()) {
                if (!step(patienceNanos)) {
                    return false;
                }
            }
            return true;
        } finally {
            unbind();
        }
    }

    private void bind() {
        lock.lock();
        try {
            Thread running = owner;
            if (running != null) {
                throw new IllegalStateException("The main loop is running on thread \"" + running.getName()
                        + "\" already. Run it from one thread at a time, and not inside one of its own tasks");
            }
            owner = Thread.currentThread();
        } finally {
            lock.unlock();
        }
    }

    private void unbind() {
        lock.lock();
        try {
            owner = null;
            quit = false;
        } finally {
            lock.unlock();
        }
        if (interrupted) {
            interrupted = false;
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for a ready task, not longer than this, and runs it; returns false if the loop was quit. */
    private boolean step(long patienceNanos) {
        TaskNode task;
        Ground ground;
        lock.lock();
        try {
            awaitNews(Deadline.after(patienceNanos));
            if (quit) {
                return false;
            }
            task = backlog.poll();
            if (task == null) {
                return true;
            }
            ground = Nodes.groundOf(task);
        } finally {
            lock.unlock();
        }
        ground.run(task);
        return true;
    }

    private void awaitNews(long end) {
        backlog.promote(Deadline.now());
        while (!quit && !backlog.hasReady() && Deadline.now() < end) {
            try {
                news.awaitNanos(Math.min(end, backlog.nextDeadline()) - Deadline.now());
            } catch (InterruptedException e) {
                interrupted = true;
            }
            backlog.promote(Deadline.now());
        }
    }
}
