package dev.baton.platform;

import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ThreadPoolExecutor;
import org.jspecify.annotations.Nullable;

/**
 * An executor's only thread, learned from what runs on it.
 *
 * <p>An executor may replace its thread, and the new one may begin before the old one has ended, so the thread is learned
 * anew each time. Only while something of ours is running is there one thread for sure: another one that comes meanwhile
 * is not the foreground's, and there {@link #isForegroundThread} is false.
 */
final class SingleThreadForeground implements Foreground {
    private final Executor executor;
    private volatile @Nullable Thread thread;
    private int depth; // of runnables on the stack of that thread; guarded by this

    SingleThreadForeground(Executor executor) {
        int threads = threadsOf(executor);
        if (threads > 1) {
            throw new IllegalArgumentException("A foreground needs an executor with one thread, but this one has "
                    + threads + ": " + executor);
        }
        this.executor = executor;
    }

    private static int threadsOf(Executor executor) {
        if (executor instanceof ThreadPoolExecutor pool) {
            return pool.getCorePoolSize();
        }
        return executor instanceof ForkJoinPool pool ? pool.getParallelism() : 1;
    }

    @Override
    public void execute(Runnable runnable) {
        Objects.requireNonNull(runnable, "runnable");
        executor.execute(() -> runHere(runnable));
    }

    private void runHere(Runnable runnable) {
        boolean entered = enter();
        try {
            runnable.run();
        } finally {
            if (entered) {
                leave();
            }
        }
    }

    private synchronized boolean enter() {
        Thread current = Thread.currentThread();
        if (depth > 0 && thread != current) {
            return false;
        }
        thread = current;
        depth++;
        return true;
    }

    private synchronized void leave() {
        depth--;
    }

    @Override
    public boolean isForegroundThread() {
        return thread == Thread.currentThread();
    }

    @Override
    public String toString() {
        return "Foreground on the thread of " + executor;
    }
}
