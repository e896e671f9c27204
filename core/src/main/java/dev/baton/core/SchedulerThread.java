package dev.baton.core;

/**
 * A thread that a scheduler makes to run its tasks, one after another.
 *
 * <p>On such a thread what a library's handle owns (see {@link TaskScope}) is counted and interrupted without a fence of
 * its own; see {@link Attention}. For schedulers, which extend it; a scheduler runs its tasks on other threads too.
 */
public abstract class SchedulerThread extends Thread {
    private final Attention attention = new Attention(this);

    /**
     * A thread without inheritable thread-locals, not started yet.
     *
     * @param life what it runs
     */
    protected SchedulerThread(Runnable life, String name) {
        super(null, life, name, 0, false);
    }

    final Attention attention() {
        return attention;
    }

    /** Runs what the thread was made for. */
    @Override
    public final void run() {
        try {
            super.run();
        } finally {
            attention.close();
        }
    }
}
