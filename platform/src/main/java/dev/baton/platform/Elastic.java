package dev.baton.platform;

import dev.baton.core.TaskChain;
import dev.baton.core.TaskNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The side of a scheduler for tasks that block: threads are started while all are busy, up to a limit, and end when they
 * have had nothing to do for a while.
 *
 * <p>One lock guards the queue and is never held while a task, a cancellation or a thread factory runs. Tasks that block
 * take long, so what the lock costs does not count; and a cancelled task leaves the queue at once.
 */
final class Elastic extends Ground {
    private final Threads factory;
    private final int most;
    private final long keepAliveNanos;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    private final Condition quiet = lock.newCondition();
    private final TaskChain ready = new TaskChain();
    private final Set<ElasticThread> lives = new HashSet<>();
    private int queued;
    private long arrivals; // of ready tasks, ever
    private int starting;
    private int idle;
    private boolean draining;
    private volatile boolean closed;

    Elastic(PlatformScheduler scheduler, Threads factory, int most, long keepAliveNanos) {
        super(scheduler);
        this.factory = factory;
        this.most = most;
        this.keepAliveNanos = keepAliveNanos;
    }

    @Override
    void submit(TaskNode task, long delayNanos) {
        if (delayNanos <= 0) {
            if (!queue(task, false)) {
                throw rejection(task);
            }
            return;
        }
        lock.lock();
        try {
            if (closed || (draining && !scheduler().isOwnThread())) {
                throw rejection(task);
            }
            if (!acceptAfter(task, delayNanos)) {
                return;
            }
        } finally {
            lock.unlock();
        }
        arm(task, delayNanos);
    }

    @Override
    void due(TaskNode task) {
        if (!queue(task, true)) {
            cancel(task);
        }
    }

    /** Returns false if this is closed. */
    private boolean queue(TaskNode task, boolean accepted) {
        boolean start;
        lock.lock();
        try {
            if (closed || (!accepted && draining && !scheduler().isOwnThread())) {
                return false;
            }
            if (!accepted && !acceptAfter(task, 0)) {
                return true;
            }
            ready.addLast(task);
            queued++;
            arrivals++;
            start = idle + starting < queued && lives.size() + starting < most;
            if (start) {
                starting++;
            } else {
                work.signal();
            }
        } finally {
            lock.unlock();
        }
        if (start) {
            start(task, accepted);
        }
        if (task.isCancelled()) {
            cancelled(task); // perhaps nobody held it at that moment
        }
        return true;
    }

    /**
     * Starts a thread. If there is none to be had, and no other that lives or comes, everything that waits is given up:
     * the task that is being submitted is rejected, and those that relied on a thread for others are cancelled.
     */
    private void start(TaskNode task, boolean accepted) {
        ElasticThread life = new ElasticThread(this);
        try {
            factory.start(life);
        } catch (Throwable noThread) {
            List<TaskNode> stranded = strandedWithout(life);
            boolean rejected = !accepted && stranded.removeIf(other -> other == task);
            cancelAll(stranded);
            if (!rejected || !stranded.isEmpty()) {
                scheduler().reportError(noThread);
            }
            if (rejected) {
                takeBack(task);
                rejected(task);
                throw new RejectedExecutionException("Task " + name(task) + " was rejected: " + scheduler()
                        + " could not start a thread for it. See the cause; fewer threads may help", noThread);
            }
        }
    }

    private List<TaskNode> strandedWithout(ElasticThread life) {
        lock.lock();
        try {
            arrived(life);
            boolean isStranded = lives.isEmpty() && starting == 0;
            List<TaskNode> stranded = isStranded ? takeAll() : new ArrayList<>();
            signalIfQuiet();
            return stranded;
        } finally {
            lock.unlock();
        }
    }

    /** Called under the lock. */
    private List<TaskNode> takeAll() {
        List<TaskNode> taken = new ArrayList<>(queued);
        for (TaskNode task = ready.pollFirst(); task != null; task = ready.pollFirst()) {
            taken.add(task);
        }
        queued = 0;
        return taken;
    }

    private boolean take(TaskNode task) {
        boolean taken = ready.remove(task);
        queued -= taken ? 1 : 0;
        return taken;
    }

    @Override
    protected void cancelled(TaskNode task) {
        lock.lock();
        try {
            take(task);
        } finally {
            lock.unlock();
        }
        scheduler().timers().disarm(task);
    }

    // Closing.

    @Override
    protected boolean hasClosed() {
        return closed;
    }

    @Override
    void close() {
        List<TaskNode> pending;
        List<ElasticThread> running;
        lock.lock();
        try {
            closed = true;
            pending = takeAll();
            running = List.copyOf(lives);
            work.signalAll();
        } finally {
            lock.unlock();
        }
        cancelAll(pending);
        for (ElasticThread thread : running) {
            TaskNode task = thread.current();
            if (task != null) {
                closeLane(task);
            }
        }
    }

    /** From now on only the scheduler's own tasks may submit more. */
    void drain() {
        lock.lock();
        try {
            draining = true;
        } finally {
            lock.unlock();
        }
    }

    boolean isQuiet() {
        lock.lock();
        try {
            return queued == 0 && starting == 0 && idle == lives.size();
        } finally {
            lock.unlock();
        }
    }

    /** Returns how many tasks have been ready here: if that stays the same from one quiet moment to the next, none ran. */
    long arrivals() {
        lock.lock();
        try {
            return arrivals;
        } finally {
            lock.unlock();
        }
    }

    private void signalIfQuiet() {
        if (isQuiet()) {
            quiet.signalAll();
        }
    }

    /** Waits until nothing is queued and nothing runs. Returns false if the time ran out. */
    boolean awaitQuiet(long deadline) throws InterruptedException {
        lock.lock();
        try {
            while (!isQuiet()) {
                long left = deadline - Deadline.now();
                if (left <= 0) {
                    return false;
                }
                quiet.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    // Counting.

    int queued() {
        lock.lock();
        try {
            return queued;
        } finally {
            lock.unlock();
        }
    }

    int threads() {
        lock.lock();
        try {
            return lives.size();
        } finally {
            lock.unlock();
        }
    }

    boolean isOwnThread() {
        Thread caller = Thread.currentThread();
        lock.lock();
        try {
            return lives.stream().anyMatch(life -> life.isLifeOf(caller));
        } finally {
            lock.unlock();
        }
    }

    // Called by the threads.

    void begin(ElasticThread thread) {
        lock.lock();
        try {
            arrived(thread);
            lives.add(thread);
        } finally {
            lock.unlock();
        }
    }

    /** Called under the lock. */
    private void arrived(ElasticThread thread) {
        if (thread.stopsBeingExpected()) {
            starting--;
        }
    }

    /** Waits for a task; returns null, and forgets the thread, if none comes for a while or this is closed. */
    @Nullable TaskNode takeOrEnd(ElasticThread thread) {
        long patience = keepAliveNanos;
        lock.lock();
        try {
            idle++;
            while (!closed && ready.isEmpty() && patience > 0) {
                signalIfQuiet();
                patience = await(patience);
            }
            idle--;
            TaskNode task = ready.pollFirst();
            if (task == null) {
                lives.remove(thread);
                signalIfQuiet();
            } else {
                queued--;
            }
            return task;
        } finally {
            lock.unlock();
        }
    }

    @SuppressWarnings("WaitNotInLoop") // it is the body of one
    private long await(long patience) {
        long end = Deadline.after(patience);
        try {
            return work.awaitNanos(patience);
        } catch (InterruptedException ignored) {
            return end - Deadline.now(); // nobody owns this thread but the scheduler, which ends it by closing
        }
    }
}
