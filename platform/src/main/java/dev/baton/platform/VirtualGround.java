package dev.baton.platform;

import dev.baton.core.TaskNode;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A background in which each task has a virtual thread of its own; a lane has one as long as it has tasks. */
final class VirtualGround extends Ground {
    private final ThreadFactory factory;
    private final Set<Life> lives = ConcurrentHashMap.newKeySet(); // started, perhaps not yet running
    private final Object quiet = new Object();
    private volatile boolean draining;
    private volatile boolean closed;

    VirtualGround(PlatformScheduler scheduler, ThreadFactory factory) {
        super(scheduler);
        this.factory = factory;
    }

    @Override
    void submit(TaskNode task, long delayNanos) {
        if (closed || (draining && !scheduler().isOwnThread())) {
            throw rejection(task);
        }
        if (!acceptAfter(task, delayNanos)) {
            return;
        }
        if (delayNanos > 0) {
            arm(task, delayNanos);
        } else {
            start(task);
        }
    }

    @Override
    void due(TaskNode task) {
        try {
            start(task);
        } catch (RejectedExecutionException noThread) {
            cancel(task);
            scheduler().reportError(noThread);
        }
    }

    private void start(TaskNode task) {
        Life life = new Life(task);
        lives.add(life);
        try {
            Thread thread = Objects.requireNonNull(factory.newThread(life), "The thread factory returned null");
            life.thread = thread;
            thread.start();
        } catch (Throwable noThread) {
            remove(life);
            takeBack(task);
            rejected(task);
            throw new RejectedExecutionException(
                    "Task " + name(task) + " was rejected: " + scheduler() + " could not start a thread for it. See the cause", noThread);
        }
    }

    private void remove(Life life) {
        lives.remove(life);
        if (draining && lives.isEmpty()) {
            synchronized (quiet) {
                quiet.notifyAll();
            }
        }
    }

    @Override
    protected void cancelled(TaskNode task) {
        scheduler().timers().disarm(task);
    }

    @Override
    protected boolean hasClosed() {
        return closed;
    }

    @Override
    void close() {
        closed = true;
        for (Life life : lives) {
            cancelIfPending(life.task); // its thread was started, and has not got to it
            closeLane(life.task);
        }
    }

    void drain() {
        draining = true;
    }

    boolean awaitQuiet(long deadline) throws InterruptedException {
        synchronized (quiet) {
            while (!lives.isEmpty()) {
                long left = deadline - Deadline.now();
                if (left <= 0) {
                    return false;
                }
                TimeUnit.NANOSECONDS.timedWait(quiet, left);
            }
            return true;
        }
    }

    boolean isOwnThread() {
        Thread caller = Thread.currentThread();
        return lives.stream().anyMatch(life -> life.thread == caller);
    }

    /** The life of one virtual thread. */
    private final class Life implements Runnable {
        private final TaskNode task;
        private volatile @Nullable Thread thread;

        Life(TaskNode task) {
            this.task = task;
        }

        @Override
        public void run() {
            if (closed) {
                cancelIfPending(task);
            } else {
                VirtualGround.this.run(task);
            }
            remove(this);
        }
    }
}
