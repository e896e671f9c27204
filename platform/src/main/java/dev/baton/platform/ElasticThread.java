package dev.baton.platform;

import dev.baton.core.TaskNode;
import org.jspecify.annotations.Nullable;

/** The life of one thread of an {@link Elastic} side, until it has had nothing to do for a while. */
final class ElasticThread implements Runnable {
    private final Elastic elastic;
    private volatile @Nullable Thread thread;
    private volatile @Nullable TaskNode current;
    private boolean isExpected = true; // guarded by the lock of the side

    ElasticThread(Elastic elastic) {
        this.elastic = elastic;
    }

    /** Returns what the thread is running, or null. */
    @Nullable TaskNode current() {
        return current;
    }

    boolean isLifeOf(Thread candidate) {
        return thread == candidate;
    }

    /** Returns true once: a factory may fail although its thread runs already, and then both say so. */
    boolean stopsBeingExpected() {
        boolean wasExpected = isExpected;
        isExpected = false;
        return wasExpected;
    }

    @Override
    public void run() {
        thread = Thread.currentThread();
        elastic.begin(this);
        while (runNext()) {
            Thread.interrupted(); // an interrupt meant for one task must not reach the next
        }
    }

    // A method of its own, so that no variable keeps the last task reachable while the thread waits for the next.
    private boolean runNext() {
        TaskNode task = elastic.takeOrEnd(this);
        if (task == null) {
            return false;
        }
        current = task;
        elastic.run(task);
        current = null;
        return true;
    }
}
