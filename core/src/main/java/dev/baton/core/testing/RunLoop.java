package dev.baton.core.testing;

import dev.baton.core.SessionId;
import dev.baton.core.TaskHolder;
import dev.baton.core.TaskLabel;
import dev.baton.core.TaskNode;
import dev.baton.core.exploration.ExplorationStrategy;
import dev.baton.core.exploration.Identity;
import dev.baton.core.TimerQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * The heart of the test scheduler: what is pending, what time it is, and the one step that runs a task.
 *
 * <h2>Life of a task</h2>
 *
 * An accepted task is armed in the timers, or ready. Ready background tasks are candidates; ready tasks of a lane wait
 * in it, and the head is a candidate. The clock stands still while there is a candidate; when it jumps, all timers due
 * become ready together, in (deadline, submission) order.
 *
 * <h2>Identity</h2>
 *
 * A background task is its parent's n-th child, a lane task the lane's n-th task, and the rolling hash of what ran tells
 * two runs apart.
 *
 * <h2>Threads</h2>
 *
 * There are none: {@link Gate} lets one thread in. Nothing here is locked.
 */
final class RunLoop extends TaskHolder {
    private static final int MAX_ROUNDS = 1_000;

    private final TestScheduler owner;
    private final Gate gate;
    private final Candidates<?> candidates;
    private final @Nullable ExplorationStrategy strategy;
    private final TimerQueue timers = new TimerQueue();
    private final @Nullable Recorder recorder;
    private @Nullable Foregrounds foregrounds;

    private long now;
    private int readiness;
    private long steps;
    private long hash;
    private int lanes;
    private int outsideLanes;
    private volatile boolean closed;

    // The task on top of the stack, and how many children each level has had.
    private @Nullable TaskNode current;
    private int children;
    private int outsideChildren;
    private @Nullable TestLane busyLanes;
    private long identity = Identity.BODY;

    RunLoop(TestScheduler owner, TestSchedulerConfig config, @Nullable Recorder recorder) {
        this.owner = owner;
        this.gate = owner.gate();
        this.strategy = config.strategy();
        this.candidates = Candidates.of(strategy, config.idleClock());
        this.recorder = recorder;
    }

    Candidates<?> candidates() {
        return candidates;
    }

    @Nullable Recorder recorder() {
        return recorder;
    }

    TimerQueue timers() {
        return timers;
    }

    long now() {
        return now;
    }

    long steps() {
        return steps;
    }

    long hash() {
        return hash;
    }

    @Nullable TaskNode current() {
        return current;
    }

    boolean isClosed() {
        return closed;
    }

    @Nullable SessionId currentSession() {
        TaskNode running = current;
        return running == null ? null : running.session();
    }

    @Nullable TaskLabel currentLabel() {
        TaskNode running = current;
        return running == null ? null : running.label();
    }

    boolean isOnMainThread() {
        TaskNode running = current;
        if (running == null) {
            return true;
        }
        TestLane lane = Nodes.laneOf(running);
        return lane != null && lane.isForeground();
    }

    // Accepting.

    /** Accepts a background task. */
    void accept(TaskNode task, long delayNanos) {
        rejectIfClosed(Objects.requireNonNull(task, "task"));
        if (!accept(task, this, gate.isConfined())) {
            return;
        }
        task.sessionIfAbsent(currentSession());
        identity(task, Identity.child(identity, children));
        if (recorder != null) {
            recorder.spawned(task, current, String.valueOf(children));
        }
        children++;
        if (strategy != null) {
            strategy.submitted(identity(task), identity, 0, delayNanos > 0);
        }
        if (delayNanos > 0) {
            timers.insert(task, deadline(delayNanos));
        } else {
            makeReady(task, identity);
        }
    }

    /** Accepts a task of a lane. */
    void accept(TaskNode task, long delayNanos, TestWorker worker) {
        rejectIfClosed(Objects.requireNonNull(task, "task"));
        if (!accept(task, worker, gate.isConfined())) {
            return;
        }
        task.sessionIfAbsent(worker.session());
        task.sessionIfAbsent(currentSession());
        if (recorder != null) {
            recorder.spawned(task, current, worker.lane().name());
        }
        if (delayNanos > 0) {
            identity(task, worker.lane().identity()); // until it enters the lane
            worker.armed(task);
            timers.insert(task, deadline(delayNanos));
            if (strategy != null) {
                strategy.armed(identity, worker.lane().identity(), deadline(delayNanos));
            }
        } else {
            makeReady(task, identity);
        }
    }

    /** Accepts a task for the foreground lane of its session, of the running task's, or of nobody. */
    void acceptForeground(TaskNode task, long delayNanos) {
        SessionId explicit = task.session();
        accept(task, delayNanos, foreground(explicit != null ? explicit : currentSession()));
    }

    private void rejectIfClosed(TaskNode task) {
        if (closed) {
            throw rejection(task);
        }
    }

    RejectedExecutionException rejection(TaskNode task) {
        return new RejectedExecutionException("Task " + Nodes.nameOf(task) + " was submitted to " + owner
                + " after it was closed. Submit before close(), or keep the scheduler open until the work is done");
    }

    /** Returns the time after a delay that is not negative, or {@link TimerQueue#NEVER} if that is too far away. */
    long deadline(long delayNanos) {
        long deadline = now + delayNanos;
        return deadline < 0 ? TimerQueue.NEVER : deadline;
    }

    /** Makes a task a candidate, or gives it its place in its lane; the parent is 0 for a timer. */
    private void makeReady(TaskNode task, long parent) {
        int order = readiness++;
        if (holder(task) instanceof TestWorker worker) {
            TestLane lane = worker.lane();
            lane.append(task, order);
            if (strategy != null) {
                strategy.submitted(identity(task), parent, lane.identity(), parent == 0);
            }
        } else {
            candidates.add(task, order);
        }
    }

    // Lanes.

    TestWorker createWorker() {
        TestLane lane = new TestLane("worker " + ++lanes, false, Identity.child(identity, children++), candidates);
        return new TestWorker(owner, this, lane, currentSession());
    }

    /** Returns a worker for a thread that is not the driver; touches nothing the driver uses. */
    TestWorker createOutsideWorker() {
        String name = nextOutsideName();
        return new TestWorker(owner, this, new TestLane(name, false, Identity.named(name), candidates), null);
    }

    private synchronized String nextOutsideName() {
        return "outside worker " + ++outsideLanes;
    }

    /** Returns the handle that is never closed on the foreground lane of a session, or of nobody. */
    private TestWorker foreground(@Nullable SessionId session) {
        if (foregrounds == null) {
            foregrounds = new Foregrounds(owner, this);
        }
        return foregrounds.of(session);
    }

    TestWorker createForegroundWorker(@Nullable SessionId session) {
        return foreground(session != null ? session : currentSession()).createWorker();
    }

    // Running.

    /** Tells the strategy that the test body, or a task that blocks, begins to drive. */
    void driving(boolean untilQuiet) {
        if (strategy != null) {
            strategy.driving(identity, untilQuiet);
        }
    }

    /** Runs a candidate that was just polled. */
    void step(TaskNode task) {
        steps++;
        hash = Identity.fold(hash, identity(task));
        if (strategy != null) {
            TestLane lane = Nodes.laneOf(task);
            strategy.ran(identity(task), lane == null ? 0 : lane.identity(), footprint(task));
        }
        if (recorder != null) {
            recorder.ran(task, now, candidates);
        }
        run(task);
        if (recorder != null) {
            recorder.ended(task);
        }
    }

    private void run(TaskNode task) {
        TestLane lane = Nodes.laneOf(task);
        if (lane != null) {
            lane.begin(busyLanes);
            busyLanes = lane;
        }
        TaskNode outer = current;
        int outerChildren = children;
        long outerIdentity = identity;
        current = task;
        children = 0;
        identity = identity(task);
        try {
            run(task, gate.isConfined());
        } finally {
            current = outer;
            children = outerChildren;
            identity = outerIdentity;
            if (lane != null) {
                busyLanes = lane.end();
            }
        }
    }

    /** Lets in what another thread did: as a child of nobody, in no session. */
    void runOutside(Runnable action) {
        TaskNode inner = current;
        int innerChildren = children;
        long innerIdentity = identity;
        current = null;
        children = outsideChildren;
        identity = Identity.OUTSIDE;
        try {
            action.run();
        } finally {
            outsideChildren = children;
            current = inner;
            children = innerChildren;
            identity = innerIdentity;
        }
    }

    /** Jumps to a deadline although a task is ready. */
    void jumpTo(long time) {
        hash = Identity.fold(hash, Identity.JUMP);
        if (recorder != null) {
            recorder.jumped(now, candidates);
        }
        moveTo(time);
    }

    /** Moves the clock, which never goes back, and makes ready what became due. */
    void moveTo(long time) {
        if (strategy != null && time > now) {
            strategy.clockMoved(time);
        }
        now = Math.max(now, time);
        for (TaskNode due = timers.poll(now); due != null; due = timers.poll(now)) {
            if (holder(due) instanceof TestWorker worker) {
                worker.disarmed(due);
            }
            makeReady(due, 0);
        }
    }

    // Ending.

    @Override
    protected void cancelled(TaskNode task) {
        if (!gate.enter()) { // asked here, because most timers are cancelled and that needs no lambda
            gate.pass(() -> remove(task), () -> "Task " + Nodes.nameOf(task) + " was cancelled");
            return;
        }
        try {
            remove(task);
        } finally {
            gate.leave();
        }
    }

    private void remove(TaskNode task) {
        if (!timers.remove(task)) {
            candidates.remove(task);
        }
        forgotten(task, 0);
    }

    /** Tells the strategy that a task was cancelled. */
    void forgotten(TaskNode task, long lane) {
        if (strategy != null) {
            strategy.cancelled(identity(task), lane);
        }
    }

    @Override
    protected void failed(TaskNode task, Throwable failure) {
        owner.reportError(failure);
    }

    /** Returns true if nothing is pending. */
    boolean isIdle() {
        return candidates.isEmpty() && timers.size() == 0 && busyLanes == null;
    }

    /** Returns every pending task: candidates, what waits behind them, what waits behind the stack, timers. */
    List<TaskNode> pending() {
        if (isIdle()) {
            return List.of();
        }
        List<ReadyTask> ready = candidates.all();
        for (ReadyTask candidate : List.copyOf(ready)) {
            TestLane lane = Nodes.laneOf(candidate.task());
            if (lane != null) {
                lane.addFollowersTo(ready);
            }
        }
        for (TestLane lane = busyLanes; lane != null; lane = lane.outer()) {
            lane.addFollowersTo(ready);
        }
        ready.sort(Candidates.byOrder());
        List<TaskNode> all = new ArrayList<>();
        ready.forEach(task -> all.add(task.task()));
        all.addAll(timers.inOrder());
        return all;
    }

    /** Rejects from now on. */
    void reject() {
        closed = true;
    }

    /**
     * Cancels until nothing is pending, whatever cancelled tasks submit in turn; returns what was pending at first.
     *
     * @throws IllegalStateException if every round of cancelling makes new tasks
     */
    List<TaskNode> cancelPending() {
        List<TaskNode> first = pending();
        List<TaskNode> left = first;
        for (int round = 0; !left.isEmpty(); round++) {
            if (round == MAX_ROUNDS) {
                throw new IllegalStateException("Cancelling never ends: after " + round + " rounds task "
                        + Nodes.nameOf(left.get(0)) + " is still submitted anew whenever it is cancelled");
            }
            left.forEach(TaskNode::cancel);
            left = pending();
        }
        return first;
    }
}
