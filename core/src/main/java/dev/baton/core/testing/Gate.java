package dev.baton.core.testing;

import dev.baton.core.TaskNode;
import java.util.AbstractMap.SimpleEntry;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets one thread at a time into the run loop.
 *
 * <p>Until the first driving call any thread may build things, one at a time, under the lock here. That call binds its
 * thread as the driver, for good. From then on the driver passes without a lock. What another thread does is an error,
 * noted for the driver and thrown at the offender; unless parking is allowed, when it waits in the inbox for the
 * driver's next step.
 */
final class Gate {
    private final TestScheduler owner;
    private final ErrorLog errors;
    private final Queue<Runnable> inbox = new ArrayDeque<>();
    private volatile boolean inboxFilled;
    private volatile @Nullable Thread driver;
    private volatile boolean parkingAllowed;
    private volatile boolean wasParkingAllowed;
    private @Nullable SimpleEntry<@Nullable List<String>, @Nullable Object> mark;
    private boolean permit;

    Gate(TestScheduler owner, ErrorLog errors, boolean parkingAllowed) {
        this.owner = owner;
        this.errors = errors;
        this.parkingAllowed = parkingAllowed;
        this.wasParkingAllowed = parkingAllowed;
        ThreadOrigin.mark();
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
        synchronized (inbox) {
            if (driver == null) {
                driver = Thread.currentThread();
                mark = ThreadOrigin.mark();
                return;
            }
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
        wasParkingAllowed |= allowed;
    }

    /** Returns true if other threads could take part at some time, so that no repetition of the run is promised. */
    boolean wasParkingAllowed() {
        return wasParkingAllowed;
    }

    /** Returns true as long as no other thread was ever allowed to take part: nothing is shared, so no fence is needed. */
    boolean isConfined() {
        return !wasParkingAllowed;
    }

    /** Returns true on a thread that is not the driver but may submit. */
    boolean isOutsideAllowed() {
        return parkingAllowed && isBound() && !isDriver();
    }

    boolean isParkingAllowed() {
        return parkingAllowed;
    }

    /**
     * Lets a submission of a thread that is not the driver in. One that waited in the inbox while the scheduler closed
     * is cancelled.
     *
     * @throws IllegalStateException if there is a driver and parking is not allowed
     */
    void submit(TaskNode task, Runnable acceptance) {
        if (runUnbound(acceptance)) {
            return;
        }
        if (!owner.isClosed() && !parkingAllowed) {
            throw refuse("Task " + Nodes.nameOf(task) + " was submitted");
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
        synchronized (inbox) {
            if (owner.isClosed()) {
                throw owner.loop().rejection(task);
            }
            post(entry);
        }
    }

    /**
     * Lets the consequence of something that has happened in: a cancellation, a close. It happens in any case; if
     * parking is not allowed it is an error besides.
     */
    void pass(Runnable consequence, Supplier<String> what) {
        if (runUnbound(consequence)) {
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
        if (isDriver()) {
            return action.get();
        }
        synchronized (inbox) {
            if (driver == null) {
                return action.get();
            }
        }
        throw refuse(what);
    }

    private boolean runUnbound(Runnable action) {
        synchronized (inbox) {
            if (driver != null) {
                return false;
            }
            action.run();
            return true;
        }
    }

    private void post(Runnable action) {
        synchronized (inbox) {
            inbox.add(action);
            inboxFilled = true;
        }
        LockSupport.unpark(driver);
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
            Runnable action;
            synchronized (inbox) {
                action = inbox.poll();
                inboxFilled = !inbox.isEmpty();
            }
            if (action != null) {
                owner.loop().runOutside(action);
            }
        }
    }

    void unpark() {
        synchronized (inbox) {
            permit = true;
        }
        Thread bound = driver;
        if (bound != null && bound != Thread.currentThread()) {
            LockSupport.unpark(bound);
        }
    }

    boolean takePermit() {
        synchronized (inbox) {
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
        long end = System.nanoTime() + realNanos;
        boolean interrupted = false;
        boolean helped = true;
        while (!inboxFilled && !(stage != null && stage.isDone()) && !hasPermit()) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                helped = false;
                break;
            }
            LockSupport.parkNanos(this, left);
            interrupted |= Thread.interrupted(); // else the next park would return at once
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return helped;
    }

    /** Does something that submissions of other threads must see wholly or not at all. */
    void exclusively(Runnable action) {
        synchronized (inbox) {
            action.run();
        }
    }

    private boolean hasPermit() {
        synchronized (inbox) {
            return permit;
        }
    }
}
