package dev.baton.platform;

import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * An event loop on a thread of the caller's, as a foreground.
 *
 * <h2>Order and threads</h2>
 *
 * Runnables run one at a time on the thread that is in {@link #run()}, in the order in which {@link #execute} accepted
 * them. Any thread may submit. Several schedulers may share a loop, and then their tasks share the order. What throws
 * goes to the uncaught exception handler of the thread and does not end the loop.
 *
 * <h2>Nested runs</h2>
 *
 * A runnable may run the loop that it is running in. The nested run takes the runnables that follow, and the outer one
 * goes on when it has ended, as with a secondary loop of Swing's event queue. {@link #quit()} ends the innermost run.
 *
 * <h2>Interrupts</h2>
 *
 * An interrupt does not end the loop, and one runnable's interrupt does not reach the next. The thread is interrupted
 * again when the run has ended.
 *
 * <h2>What stays</h2>
 *
 * Runnables that have not begun when the loop ends stay queued for a later run. The loop owns no thread, accepts always
 * and needs no closing.
 */
public final class MainLoop implements Foreground {
    private static final long CONDITION_CHECK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Queue<Runnable> queue = new ArrayDeque<>();
    private final ErrorSink errors = new ErrorSink(null);
    private boolean quit; // the innermost run is to end; without one, the next run
    private int depth;
    private boolean interrupted; // the loop's thread alone uses it
    private volatile @Nullable Thread owner;

    private MainLoop() {}

    /** Returns a loop that is not running yet. */
    public static MainLoop create() {
        return new MainLoop();
    }

    @Override
    public void execute(Runnable runnable) {
        Objects.requireNonNull(runnable, "runnable");
        lock.lock();
        try {
            queue.add(runnable);
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Returns true if the caller is on the thread that runs this loop at the moment. */
    @Override
    public boolean isForegroundThread() {
        return owner == Thread.currentThread();
    }

    /**
     * Runs what was submitted on the calling thread until {@link #quit()}. Without work the thread sleeps.
     *
     * @throws IllegalStateException if the loop is running on another thread
     */
    public void run() {
        loop(() -> false, Deadline.NEVER);
    }

    /**
     * Runs what was submitted on the calling thread until a condition holds, or until {@link #quit()}.
     *
     * @param condition asked on the calling thread: before each runnable, and every 10 milliseconds while there is none,
     *     so that any thread may change it; what it throws ends the run
     * @return true if the condition holds, false if the run was quit
     * @throws IllegalStateException if the loop is running on another thread
     */
    public boolean runUntil(BooleanSupplier condition) {
        return loop(Objects.requireNonNull(condition, "condition"), CONDITION_CHECK_NANOS);
    }

    /**
     * Ends the innermost run under way after its current runnable, or, if there is none, the next run before its first.
     * Quitting twice before a run has ended is quitting once. May be called from any thread.
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

    private boolean loop(BooleanSupplier condition, long patienceNanos) {
        boolean outerQuit = enter();
        try {
            while (!condition.getAsBoolean()) {
                if (!step(patienceNanos)) {
                    return false;
                }
            }
            return true;
        } finally {
            leave(outerQuit);
        }
    }

    /** Binds the loop to the calling thread; returns whether the run around this one, if any, is to end. */
    private boolean enter() {
        lock.lock();
        try {
            Thread running = owner;
            if (running != null && running != Thread.currentThread()) {
                throw new IllegalStateException("The main loop is running on thread \"" + running.getName()
                        + "\" already. Run it from one thread at a time");
            }
            owner = Thread.currentThread();
            boolean outerQuit = depth > 0 && quit;
            quit &= depth == 0;
            depth++;
            return outerQuit;
        } finally {
            lock.unlock();
        }
    }

    private void leave(boolean outerQuit) {
        lock.lock();
        try {
            quit = outerQuit;
            if (--depth == 0) {
                owner = null;
            }
        } finally {
            lock.unlock();
        }
        if (interrupted) {
            interrupted = false;
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for a runnable, not longer than this, and runs it; returns false if the run is to end. */
    private boolean step(long patienceNanos) {
        interrupted |= Thread.interrupted();
        Runnable next;
        lock.lock();
        try {
            if (queue.isEmpty()) {
                awaitNews(Deadline.after(patienceNanos));
            }
            if (quit) {
                return false;
            }
            next = queue.poll();
        } finally {
            lock.unlock();
        }
        if (next != null) {
            run(next);
        }
        return true;
    }

    private void awaitNews(long end) {
        while (!quit && queue.isEmpty() && Deadline.now() < end) {
            try {
                news.awaitNanos(end - Deadline.now());
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
    }

    private void run(Runnable runnable) {
        try {
            runnable.run();
        } catch (Throwable failure) {
            errors.report(failure);
        }
    }

    @Override
    public String toString() {
        Thread running = owner;
        return running == null ? "MainLoop" : "MainLoop on thread \"" + running.getName() + "\"";
    }
}
