package dev.baton.core.testing;

import dev.baton.core.TaskNode;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.AbstractMap.SimpleEntry;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets one thread at a time into the run loop.
 *
 * <p>Until the first driving call any thread may build things, one at a time: it takes the turn. That call binds its
 * thread as the driver, for good. From then on the driver passes without a fence. What another thread does is an error,
 * noted for the driver and thrown at the offender; unless parking is allowed, when it waits in the inbox for the
 * driver's next step.
 *
 * <h2>The turn</h2>
 *
 * A scheduler lives for microseconds, is nearly always built by one thread, and is entered once for each task. So the
 * turn is one compare-and-set, a third of what a monitor costs; a second thread waits for the moment.
 */
final class Gate {
    private static final VarHandle TURN;
    private static final VarHandle DRIVER;
    private static final long POLL_NANOS = 1_000_000;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            TURN = lookup.findVarHandle(Gate.class, "turn", Thread.class);
            DRIVER = lookup.findVarHandle(Gate.class, "driver", Thread.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final TestScheduler owner;
    private final ErrorLog errors;
    private volatile @Nullable Thread driver;
    private volatile @Nullable Thread turn;
    private int nested; // of whoever has the turn
    private volatile boolean parkingAllowed;
    private volatile boolean wasParkingAllowed;
    private @Nullable SimpleEntry<@Nullable List<String>, @Nullable Object> mark;

    // Guarded by this.
    private @Nullable Queue<Runnable> inbox;
    private volatile boolean inboxFilled;
    private boolean permit;

    Gate(TestScheduler owner, ErrorLog errors, boolean parkingAllowed) {
        this.owner = owner;
        this.errors = errors;
        if (parkingAllowed) {
            allowParking(true);
        }
        ThreadOrigin.mark();
    }

    /**
     * Lets the current thread in: the driver, or while there is none whoever takes the turn. Everyone let in must
     * {@link #leave()}.
     */
    boolean enter() {
        if (isDriver()) {
            return true;
        }
        Thread current = Thread.currentThread();
        if (turn == current) {
            nested++;
            return true;
        }
        while (driver == null) {
            if (TURN.compareAndSet(this, null, current)) {
                if (driver == null) {
                    return true;
                }
                leave();
            }
            LockSupport.parkNanos(this, 1_000); // whoever has it is about to leave
        }
        return false;
    }

    /** Undoes {@link #enter()}. */
    void leave() {
        if (isDriver()) {
            return;
        }
        if (nested > 0) {
            nested--;
        } else {
            TURN.setRelease(this, null);
        }
    }

    boolean isDriver() {
        return Thread.currentThread() == driver;
    }

    boolean isBound() {
        return driver != null;
    }

    /** Makes the caller the driver, unless another thread is. */
    void bind(String call) {
        if (isDriver()) {
            return;
        }
        if (enter()) {
            mark = ThreadOrigin.mark();
            DRIVER.setRelease(this, Thread.currentThread()); // and the turn is never given back
            return;
        }
        throw new IllegalStateException(call + " was called on thread \"" + Thread.currentThread().getName() + "\", but "
                + owner + " is driven by thread \"" + driverName() + "\", which made the first driving call. "
                + "Drive a scheduler from one thread, or create one scheduler for each thread" + ThreadOrigin.describe());
    }

    /** Lets the threads that are started from now on say in which task; returns what was driven until now. Driver only. */
    @Nullable Object drive(@Nullable Object loop) {
        return Objects.requireNonNull(mark).setValue(loop);
    }

    private String driverName() {
        Thread bound = driver;
        return bound == null ? "none" : bound.getName();
    }

    void allowParking(boolean allowed) {
        parkingAllowed = allowed;
        if (allowed) {
            wasParkingAllowed = true;
        }
    }

    /** Returns true if other threads could take part at some time, so that no repetition of the run is promised. */
    boolean wasParkingAllowed() {
        return wasParkingAllowed;
    }

    /** Returns true as long as no other thread was ever allowed to take part: nothing is shared, so no fence is needed. */
    boolean isConfined() {
        return !wasParkingAllowed;
    }

    boolean isParkingAllowed() {
        return parkingAllowed;
    }

    /**
     * Lets a submission in. One that waited in the inbox while the scheduler closed is cancelled.
     *
     * @throws IllegalStateException on a thread that cannot {@link #enter()}, if parking is not allowed
     */
    void submit(TaskNode task, Runnable acceptance) {
        if (enter()) {
            try {
                acceptance.run();
            } finally {
                leave();
            }
            return;
        }
        if (!owner.loop().isClosed() && !parkingAllowed) {
            throw refuse("Task " + Nodes.nameOf(task) + resumption(task) + " was submitted");
        }
        Runnable entry = () -> {
            try {
                acceptance.run();
            } catch (RejectedExecutionException closedMeanwhile) {
                task.cancel();
            } catch (IllegalStateException submittedTwice) {
                errors.report(submittedTwice);
            }
        };
        synchronized (this) {
            if (owner.loop().isClosed()) {
                throw owner.loop().rejection(task);
            }
            post(entry);
        }
    }

    private static String resumption(TaskNode task) {
        StackTraceElement line = Nodes.resumptionOf(task);
        return line == null ? "" : ", which goes on at " + line + ",";
    }

    /**
     * Lets the consequence of something that has happened in: a cancellation, a close. It happens in any case; on a thread
     * that cannot {@link #enter()} it is an error besides, if parking is not allowed.
     */
    void pass(Runnable consequence, Supplier<String> what) {
        if (enter()) {
            try {
                consequence.run();
            } finally {
                leave();
            }
            return;
        }
        if (!parkingAllowed) {
            refuse(what.get());
        }
        post(consequence);
    }

    /**
     * Returns the result of something that cannot wait.
     *
     * @throws IllegalStateException on a thread that is not the driver, if there is one
     */
    <T extends @Nullable Object> T call(Supplier<T> action, String what) {
        return call(action, null, what);
    }

    /**
     * As {@link #call(Supplier, String)}, with another way for a thread that cannot {@link #enter()} where parking is
     * allowed. Which one it is must not be asked before: the driver may come in between.
     */
    <T extends @Nullable Object> T call(Supplier<T> action, @Nullable Supplier<T> outside, String what) {
        if (!enter()) {
            if (outside != null && parkingAllowed) {
                return outside.get();
            }
            throw refuse(what);
        }
        try {
            return action.get();
        } finally {
            leave();
        }
    }

    private void post(Runnable action) {
        synchronized (this) {
            if (inbox == null) {
                inbox = new ArrayDeque<>();
            }
            inbox.add(action);
            inboxFilled = true;
        }
        LockSupport.unpark(driver);
        PendingListener listener = owner.loop().listener();
        if (listener != null) {
            listener.posted();
        }
    }

    private IllegalStateException refuse(String what) {
        IllegalStateException error = new IllegalStateException(what + " by thread \""
                + Thread.currentThread().getName() + "\", but " + owner + " is driven by thread \"" + driverName()
                + "\". Work of another thread comes at an unpredictable moment, so no seed can replay this run. Give that"
                + " thread's work to this scheduler instead"
                + (parkingAllowed ? "" : ", or call allowParking() and do without replay")
                + ThreadOrigin.describe());
        errors.report(error);
        return error;
    }

    /** Lets in what waits in the inbox. Driver only. */
    void drain() {
        while (inboxFilled) {
            Runnable action = null;
            synchronized (this) {
                if (inbox != null) {
                    action = inbox.poll();
                    inboxFilled = !inbox.isEmpty();
                }
            }
            if (action != null) {
                owner.loop().runOutside(action);
            }
        }
    }

    void unpark() {
        synchronized (this) {
            permit = true;
        }
        Thread bound = driver;
        if (bound != null && bound != Thread.currentThread()) {
            LockSupport.unpark(bound);
        }
    }

    boolean takePermit() {
        synchronized (this) {
            boolean taken = permit;
            permit = false;
            return taken;
        }
    }

    /**
     * Waits in real time until another thread does something: fills the inbox, hands out the permit, completes the
     * stage.
     *
     * @return false if nothing happened in time
     */
    boolean awaitOutside(@Nullable CompletableFuture<?> stage, long realNanos) {
        Thread bound = driver;
        if (stage != null) {
            stage.whenComplete((value, failure) -> LockSupport.unpark(bound));
        }
        return awaitOutside(() -> stage != null && stage.isDone(), realNanos, realNanos);
    }

    /** As above, for a condition that wakes nobody when it comes to hold. */
    boolean awaitOutside(BooleanSupplier condition, long realNanos) {
        return awaitOutside(condition, realNanos, POLL_NANOS);
    }

    private boolean awaitOutside(BooleanSupplier condition, long realNanos, long mostAtOnce) {
        long end = System.nanoTime() + realNanos;
        boolean interrupted = false;
        boolean helped = true;
        while (!inboxFilled && !condition.getAsBoolean() && !hasPermit()) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                helped = false;
                break;
            }
            LockSupport.parkNanos(this, Math.min(left, mostAtOnce));
            interrupted |= Thread.interrupted(); // else the next park would return at once
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return helped;
    }

    /** Does something that submissions of other threads must see wholly or not at all. */
    void exclusively(Runnable action) {
        synchronized (this) {
            action.run();
        }
    }

    private boolean hasPermit() {
        synchronized (this) {
            return permit;
        }
    }
}
