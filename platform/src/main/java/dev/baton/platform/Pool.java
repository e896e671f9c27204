package dev.baton.platform;

import dev.baton.core.TaskInbox;
import dev.baton.core.TaskNode;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The background of a thread pool: each thread has ready tasks of its own and steals from the others.
 *
 * <h2>Queues</h2>
 *
 * What a task of the pool submits goes to the {@link WorkRing} of its thread; everything else, and what finds no room
 * there, to one inbox, from which a thread takes several at a time. A cancelled task stays where it is until a thread
 * comes to it, and then does nothing; a cancelled timer is forgotten at once.
 *
 * <h2>Closing</h2>
 *
 * A submitter looks whether the pool is closed before its task is queued, and again after; whoever closes marks it
 * closed first and empties the queues then. So each accepted task is taken out by a thread that runs it or by one that
 * cancels it.
 *
 * <h2>Limit</h2>
 *
 * Counts what came from outside and waits. What the pool's own tasks and timers submit is not limited: rejecting it
 * would lose work that has begun. That holds for a task that its submitter runs, too: else a lane would keep the
 * submitter until it rests, one batch inside another.
 *
 * <h2>Fairness</h2>
 *
 * A thread that always finds something in its ring makes room for the inbox now and then, and takes a task from another
 * thread, which may be blocked while nobody is idle. So every task begins some time as long as one thread goes on.
 */
final class Pool extends Ground {
    private static final int MOST_AT_ONCE = 64;
    private static final int LIMITED = Integer.MAX_VALUE; // a position that no timer has
    private static final ThreadLocal<PoolThread> OWN = new ThreadLocal<>(); // in threads of a factory of the user's
    private static final ThreadLocal<Pool> LENT = new ThreadLocal<>(); // in threads of submitters that run a task for it

    private final TaskInbox inbox = new TaskInbox();
    private final BriefLock inboxLock = new BriefLock();
    private final PoolThread[] threads;
    private final IdleThreads idle;
    private final int limit;
    private final Overflow overflow;
    private final boolean attentive;
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile boolean draining;
    private volatile boolean closed;

    /**
     * A pool whose threads must be started.
     *
     * @param limit of tasks from outside that wait; 0 for none
     */
    Pool(PlatformScheduler scheduler, int threads, int limit, Overflow overflow) {
        super(scheduler);
        this.threads = new PoolThread[threads];
        for (int i = 0; i < threads; i++) {
            this.threads[i] = new PoolThread(this, i);
        }
        this.idle = new IdleThreads(threads);
        this.limit = limit;
        this.overflow = overflow;
        this.attentive = limit == 0 && scheduler.observer() == null;
    }

    /** Returns what the threads of this pool must run. */
    Stream<Runnable> lives() {
        return Stream.of(threads);
    }

    @Override
    void submit(TaskNode task, long delayNanos) {
        if (closed || (draining && !scheduler().isOwnThread())) {
            throw rejection(task);
        }
        if (!acceptAfter(task, delayNanos, true)) { // the fence comes with the queueing
            return;
        }
        if (delayNanos > 0) {
            arm(task, delayNanos);
        } else if (limit == 0 || own() != null || LENT.get() == this) {
            queue(task);
        } else {
            queueWithinLimit(task);
        }
    }

    private void queueWithinLimit(TaskNode task) {
        if (waiting.incrementAndGet() <= limit) {
            position(task, LIMITED);
            queue(task);
            return;
        }
        waiting.decrementAndGet();
        if (overflow == Overflow.REJECT) {
            takeBack(task);
            throw overflowed(task, limit);
        }
        runInCaller(task);
    }

    private void runInCaller(TaskNode task) {
        Pool outer = LENT.get();
        LENT.set(this);
        try {
            super.run(task);
        } finally {
            if (outer == null) {
                LENT.remove();
            } else {
                LENT.set(outer);
            }
        }
    }

    private void queue(TaskNode task) {
        PoolThread own = own();
        if (own != null && own.ring().addAgain(task)) {
            return; // a lane after its batch, or a periodic task without pause: if the pool closes, the thread sees it
        }
        if (own != null && own.ring().add(task)) {
            VarHandle.fullFence(); // the task is seen by who lies down now, or we see who lies
        } else {
            inbox.add(task); // likewise
        }
        wakeOrCancel();
    }

    /** Sends every timer through the inbox: whichever thread it came from, a pool of one thread keeps their order. */
    @Override
    void due(TaskNode task) {
        inbox.add(task);
        wakeOrCancel();
    }

    private void wakeOrCancel() {
        if (closed) {
            cancelReady();
        } else {
            idle.wakeOne();
        }
    }

    @Override
    protected void cancelled(TaskNode task) {
        scheduler().timers().disarm(task);
    }

    @Override
    void run(TaskNode task) {
        noLongerWaiting(task);
        super.run(task);
    }

    private void noLongerWaiting(TaskNode task) {
        if (limit != 0 && position(task) == LIMITED) {
            position(task, -1);
            waiting.decrementAndGet();
        }
    }

    // Closing.

    /** With a limit a task may run in the middle of another, and for an observer things happen between two tasks. */
    @Override
    protected boolean isAttentive() {
        return attentive;
    }

    @Override
    protected boolean hasClosed() {
        return closed;
    }

    @Override
    void close() {
        closed = true;
        cancelReady();
        for (PoolThread thread : threads) {
            TaskNode running = thread.ring().current();
            if (running != null) {
                closeLane(running);
            }
        }
        idle.wakeAll();
    }

    /** Takes out everything that is ready and cancels it. */
    void cancelReady() {
        for (TaskNode task = takeAny(); task != null; task = takeAny()) {
            noLongerWaiting(task);
            cancel(task);
        }
    }

    private @Nullable TaskNode takeAny() {
        TaskNode task = null;
        for (int i = 0; task == null && i < threads.length; i++) {
            task = threads[i].ring().steal();
        }
        if (task == null) {
            inboxLock.lock();
            task = inbox.poll();
            inboxLock.unlock();
        }
        return task;
    }

    /** From now on only the scheduler's own tasks may submit more. */
    void drain() {
        draining = true;
    }

    /** Waits until nothing is ready and nothing runs. Returns false if the time ran out. */
    boolean awaitQuiet(long deadline) throws InterruptedException {
        return idle.awaitAll(deadline, () -> !hasReady());
    }

    // Called by the threads.

    private @Nullable PoolThread own() {
        PoolThread own = Thread.currentThread() instanceof OwnThread thread ? thread.life() : OWN.get();
        return own != null && own.belongsTo(this) ? own : null;
    }

    boolean isOwnThread() {
        return own() != null;
    }

    void enter(PoolThread thread) {
        OWN.set(thread);
    }

    void leave() {
        OWN.remove();
    }

    void lieDown() {
        rest();
    }

    void report(Throwable failure) {
        scheduler().reportError(failure);
    }

    Timers timers() {
        return scheduler().timers();
    }

    IdleThreads idle() {
        return idle;
    }

    boolean hasReady() {
        if (!inbox.isEmpty()) {
            return true;
        }
        for (PoolThread thread : threads) {
            if (!thread.ring().isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** Wakes another thread if there is more to do than the caller has taken. */
    void wakeForMore() {
        if (hasReady()) {
            idle.wakeOne();
        }
    }

    /** Brings tasks that were submitted from outside into the ring of the caller, behind what it has. */
    void fetch(PoolThread thread) {
        if (inbox.isEmpty() || !inboxLock.tryLock()) {
            return;
        }
        WorkRing ring = thread.ring();
        int fetched = 0;
        try {
            int room = Math.min(MOST_AT_ONCE, ring.room());
            if (room == 0) {
                spill(ring);
            }
            for (TaskNode task = room > 0 ? inbox.poll() : null; task != null; task = fetched < room ? inbox.poll() : null) {
                ring.add(task);
                fetched++;
            }
        } finally {
            inboxLock.unlock();
        }
        if (fetched > 1) {
            VarHandle.fullFence();
            idle.wakeOne();
        }
    }

    /** Sends the older half of a full ring to the end of the inbox, or what is there would never get into the ring. */
    private void spill(WorkRing ring) {
        for (int i = 0; i < WorkRing.CAPACITY / 2; i++) {
            TaskNode task = ring.steal();
            if (task == null) {
                return;
            }
            inbox.add(task);
        }
    }

    /** Takes one task of another thread, in turn, which would wait for ever if that is blocked and nobody is idle. */
    void rescue(PoolThread thread, int turn) {
        PoolThread other = threads[Math.floorMod(turn, threads.length)];
        if (other != thread && thread.ring().room() > 0) {
            TaskNode task = other.ring().steal();
            if (task != null) {
                thread.ring().add(task);
            }
        }
    }

    /** Moves half of the tasks of another thread to the thief; returns false if none has any. */
    boolean steal(PoolThread thief, int start) {
        for (int i = 0; i < threads.length; i++) {
            PoolThread victim = threads[(start + i) % threads.length];
            if (victim != thief && victim.ring().moveHalf(thief.ring())) {
                return true;
            }
        }
        return false;
    }

    // Counting.

    int ready() {
        int count = 0;
        for (PoolThread thread : threads) {
            count += thread.ring().size();
        }
        inboxLock.lock();
        try {
            return count + inbox.count();
        } finally {
            inboxLock.unlock();
        }
    }

    int size() {
        return threads.length;
    }
}
