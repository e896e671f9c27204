package dev.baton.core.testing;

import dev.baton.core.TaskNode;
import dev.baton.core.TimerQueue;
import dev.baton.core.trace.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Drives the run loop: to quiescence, to a time, to the end of a stage; within bounds.
 *
 * <p>Every driving call binds the driver, does all of its work, and then throws the errors that were collected.
 */
final class Driver {
    private static final int LIVELOCK_SAMPLE = 1_000;
    private static final long NO_JUMP = -1;
    private static final long ANY_TIME = TimerQueue.NEVER - 1;

    private final TestScheduler owner;
    private final Gate gate;
    private final RunLoop loop;
    private final ErrorLog errors;
    private final TestSchedulerConfig config;

    private @Nullable UncaughtErrors uncaught;
    private int driving; // calls in progress: more than one where a task blocks
    private boolean running; // a task has been run by the driving call in progress
    private @Nullable LastSteps lastSteps; // before the bound
    private long stepsLeft;
    private boolean hitBound;
    private @Nullable Wait waits;
    private @Nullable Object drivenBefore; // what the thread drives besides: this scheduler may be driven in a task of another

    Driver(TestScheduler owner, Gate gate, RunLoop loop, ErrorLog errors, TestSchedulerConfig config) {
        this.owner = owner;
        this.gate = gate;
        this.loop = loop;
        this.errors = errors;
        this.config = config;
    }

    /** Checks that a call from the test body may drive. */
    void enter(String call) {
        gate.bind(call);
        if (loop.isClosed()) {
            throw new IllegalStateException(call + " was called on " + owner + " after it was closed");
        }
        TaskNode running = loop.current();
        if (running != null) {
            throw new IllegalStateException(call + " was called inside task " + Report.quote(running)
                    + ". A task runs to its end before the next begins, so it cannot drive the scheduler; call "
                    + call + " from the test body");
        }
        newBounds();
    }

    /** Checks that a call may block: from the test body, or in a task if that was allowed. */
    void enterBlocking(String call) {
        TaskNode inTask = loop.current();
        if (inTask == null || !gate.isDriver()) {
            enter(call);
        } else if (!config.nestedBlocking()) {
            throw new IllegalStateException(call + " was called inside task " + Report.quote(inTask)
                    + ". A task that blocks holds up every other; return a stage instead and continue when it is done,"
                    + " or build the scheduler with allowNestedBlocking(true)");
        }
    }

    /** Checks that a library's call may block, which it may in a task. */
    void enterLibraryCall(String call) {
        if (loop.current() == null || !gate.isDriver()) {
            enter(call);
        }
    }

    /** From here to {@link #leave} threads are started and errors left by a task; a wait inside a task is part of the call around it. */
    private void begin() {
        running = true;
        drivenBefore = gate.drive(loop);
        if (uncaught == null) {
            uncaught = new UncaughtErrors(owner, errors);
        }
        uncaught.begin();
    }

    private void drive(boolean untilQuiet) {
        driving++;
        loop.driving(untilQuiet);
    }

    private void leave() {
        driving--;
        if (uncaught != null && running && loop.current() == null) {
            uncaught.leave();
            gate.drive(drivenBefore);
            drivenBefore = null;
            running = false;
        }
    }

    private void newBounds() {
        stepsLeft = Math.min(config.maxSteps(), config.maxStepsInAll() - loop.steps());
        lastSteps = null;
    }

    long runUntilParked() {
        drive(true);
        long before = loop.steps();
        try {
            drainReady(NO_JUMP);
            return finish(before);
        } finally {
            leave();
        }
    }

    long runUntilIdle() {
        drive(true);
        long before = loop.steps();
        try {
            do {
                drainReady(ANY_TIME);
            } while (moveToNextWithin(ANY_TIME));
            return finish(before);
        } finally {
            leave();
        }
    }

    long advanceTo(long target) {
        drive(true);
        long before = loop.steps();
        try {
            do {
                drainReady(target);
            } while (moveToNextWithin(target));
            if (target > config.horizonNanos()) {
                throw pastHorizon();
            }
            loop.moveTo(target);
            return finish(before);
        } finally {
            leave();
        }
    }

    boolean runOne() {
        drive(false);
        long before = loop.steps();
        try {
            while (loop.steps() == before && (step(ANY_TIME) || moveToNextWithin(ANY_TIME))) {
                // a jump of the clock runs no task, and a timer that was due may have been cancelled by an outside thread
            }
            return finish(before) > 0;
        } finally {
            leave();
        }
    }

    /** Returns true if the stage is done, false if the deadline passed. */
    boolean runUntilDone(CompletableFuture<?> stage, long deadline) {
        return waitFor(stage::isDone, deadline, () -> {
            if (!gate.isParkingAllowed() || !gate.awaitOutside(stage, config.parkingLimitNanos())) {
                throw deadlock("blockOn waits for a stage that nothing left can complete", stage);
            }
            return true;
        });
    }

    /**
     * Returns true if the condition holds, false if nothing is left to run.
     *
     * @param verdict what waits in vain, to throw a deadlock instead of returning false
     */
    boolean runUntil(BooleanSupplier condition, @Nullable String verdict) {
        boolean held = waitFor(
                condition, TimerQueue.NEVER, () -> verdict != null && comesFromOutside(condition, () -> verdict));
        throwErrors();
        return held;
    }

    /** Waits for another thread to do something, if one may; returns true, or throws the verdict. */
    private boolean comesFromOutside(BooleanSupplier condition, Supplier<String> verdict) {
        if (!gate.isParkingAllowed() || !gate.awaitOutside(condition, config.parkingLimitNanos())) {
            throw deadlock(verdict.get(), null);
        }
        return true;
    }

    /** Returns true if the condition holds, false if the clock has moved as far as it may. A library's call. */
    boolean runUntil(BooleanSupplier condition, long limitNanos) {
        enterLibraryCall("runUntil");
        boolean held = waitFor(condition, Math.min(loop.deadline(limitNanos), ANY_TIME), () -> false);
        throwErrors();
        return held;
    }

    /** Runs until the condition holds, with the clock where it is or moving as needed. A library's call. */
    void await(BooleanSupplier condition, boolean clockMoves, Supplier<String> verdict) {
        enterLibraryCall("await");
        while (!waitFor(
                condition,
                clockMoves ? TimerQueue.NEVER : loop.now(),
                () -> comesFromOutside(condition, verdict))) {
            comesFromOutside(condition, verdict);
        }
        throwErrors();
    }

    /** Runs until it is done; returns false if the deadline passed, or nothing is left and nothing came from outside. */
    private boolean waitFor(BooleanSupplier isDone, long deadline, BooleanSupplier comesFromOutside) {
        drive(false);
        waits = new Wait(isDone, loop.current(), waits);
        try {
            while (!isDone.getAsBoolean()) {
                long limit = Math.min(deadline, ANY_TIME);
                if (step(limit) || moveToNextWithin(limit)) {
                    continue;
                }
                if (deadline != TimerQueue.NEVER) {
                    loop.moveTo(deadline);
                    return false;
                }
                if (!comesFromOutside.getAsBoolean()) {
                    return false;
                }
            }
            return true;
        } finally {
            waits = waits.outer();
            leave();
        }
    }

    /** Runs until the stage is done, and returns its value. */
    <T extends @Nullable Object> T blockOn(CompletableFuture<T> stage) {
        enterBlocking("blockOn");
        runUntilDone(stage, TimerQueue.NEVER);
        throwErrors();
        return DoneStage.outcome(stage);
    }

    /** Does the same within a time. */
    <T extends @Nullable Object> T blockOn(CompletableFuture<T> stage, Duration timeout) throws TimeoutException {
        enterBlocking("blockOn");
        boolean done = runUntilDone(stage, loop.deadline(Math.max(0, Nanoseconds.of(timeout))));
        throwErrors();
        if (!done) {
            throw new TimeoutException("The stage was not done within " + timeout + " of virtual time; it is "
                    + report().now() + " now." + report().list(report().pendingTasks()));
        }
        return DoneStage.outcome(stage);
    }

    /** A task that blocks leaves errors to the call around it. */
    private void throwErrors() {
        if (loop.current() == null) {
            errors.throwIfAny();
        }
    }

    /** Runs until the stage is done; by the timeout at the latest, or when help comes from outside after that. */
    void await(CompletableFuture<?> stage, Duration timeout, Supplier<String> what) {
        enterBlocking("await");
        long deadline = Math.min(loop.deadline(Math.max(0, Nanoseconds.of(timeout))), ANY_TIME);
        boolean done;
        do {
            done = runUntilDone(stage, deadline);
            throwErrors();
            if (!done && !(gate.isParkingAllowed() && gate.awaitOutside(stage, config.parkingLimitNanos()))) {
                throw deadlock(what.get(), stage);
            }
        } while (!done);
    }

    /** Under trampolining runs what has just been submitted. */
    void submitted() {
        if (config.trampolining() && owner.isDriverThread()) {
            trampoline();
        }
    }

    /** Runs what is ready unless a call is driving already; returns false in a task. Errors stay where they are. */
    boolean trampoline() {
        if (driving == 0 && !loop.candidates().isEmpty()) {
            gate.bind("A submission");
            newBounds();
            drive(true);
            try {
                drainReady(NO_JUMP);
            } finally {
                leave();
            }
        }
        return loop.current() == null;
    }

    /** Rejects further work, cancels what is pending, and notes that it was left behind. */
    void abandonPending() {
        gate.drain();
        List<PendingTask> left = report().pendingTasks();
        gate.exclusively(loop::reject);
        gate.drain();
        loop.cancelPending();
        if (!left.isEmpty()) {
            errors.report(new UnfinishedTasksError("The scheduler was closed at virtual time " + report().now()
                    + " with work left behind, which was cancelled. Run it with runUntilIdle(), cancel it by its handle,"
                    + " or say with cancelPending() that it need not end." + report().list(left)));
        }
    }

    boolean hitBound() {
        return hitBound;
    }

    boolean park(long timeoutNanos) {
        loop.driving(false);
        if (gate.takePermit()) {
            return true;
        }
        gate.drain();
        if (!loop.candidates().isEmpty() || timeoutNanos <= 0) {
            return false;
        }
        long end = loop.deadline(timeoutNanos);
        if (moveToNextWithin(Math.min(end, ANY_TIME))) {
            return gate.takePermit();
        }
        if (end != TimerQueue.NEVER) {
            loop.moveTo(end);
            return false;
        }
        if (!gate.isParkingAllowed() || !gate.awaitOutside((CompletableFuture<?>) null, config.parkingLimitNanos())) {
            throw deadlock("park waits for an unpark that nothing left can bring", null);
        }
        return gate.takePermit();
    }

    private void drainReady(long limit) {
        while (step(limit)) {
            // runs everything that is ready
        }
    }

    /** Runs a task, or lets the clock jump early; a jump goes no further than the limit. Returns false if none is ready. */
    private boolean step(long limit) {
        gate.drain();
        if (stepsLeft <= 0 && !loop.candidates().isEmpty()) {
            throw livelock();
        }
        long deadline = loop.candidates().hasJumps() ? loop.timers().nextDeadline() : TimerQueue.NEVER;
        boolean jumpPossible = deadline <= limit && deadline <= config.horizonNanos();
        TaskNode next = loop.candidates().poll(loop.now(), jumpPossible);
        if (next == null) {
            if (loop.candidates().isEmpty()) {
                return false;
            }
            loop.jumpTo(deadline);
            return true;
        }
        if (stepsLeft-- <= LIVELOCK_SAMPLE) {
            sample(next);
        }
        if (!running) {
            begin();
        }
        loop.step(next);
        return true;
    }

    private void sample(TaskNode next) {
        if (lastSteps == null) {
            lastSteps = new LastSteps();
        }
        lastSteps.add(next, report().named(next), loop.now());
    }

    private boolean moveToNextWithin(long limit) {
        long next = loop.timers().nextDeadline();
        if (next > limit) {
            return false;
        }
        if (next > config.horizonNanos()) {
            throw pastHorizon();
        }
        loop.moveTo(next);
        return true;
    }

    private long finish(long stepsBefore) {
        errors.throwIfAny();
        return loop.steps() - stepsBefore;
    }

    // What can go wrong.

    private Report report() {
        return new Report(loop);
    }

    private RuntimeException deadlock(String what, @Nullable CompletableFuture<?> stage) {
        String hint = gate.isParkingAllowed()
                ? "\nNothing came from outside within " + VirtualTime.format(Duration.ofNanos(config.parkingLimitNanos()))
                        + " of real time, the limit set by parkingLimit."
                : "\nIf another thread was to do it, give that work to this scheduler (many operators take a Scheduler), or call"
                        + " allowParking().";
        return thrown(new DeadlockError(
                "Deadlock at virtual time " + report().now() + ": " + what + "." + report().waitTarget(stage) + buriedWaits()
                        + report().waiting() + report().nextDue() + hint,
                report().waitSet(who())));
    }

    /** A wait that could end, were it not for the waits on top of it, is a deadlock of nesting and not of the stage. */
    private String buriedWaits() {
        StringBuilder text = new StringBuilder();
        Wait top = waits;
        for (Wait wait = top == null ? null : top.outer(); wait != null; wait = wait.outer()) {
            text.append("\nBelow it on the stack ")
                    .append(wait.task() == null ? "the test body" : "task " + Report.quote(wait.task()))
                    .append(wait.isDone().getAsBoolean()
                            ? " waits for a stage that is done: it is buried under this wait and could go on if this one ended."
                            : " waits for another stage.");
        }
        if (top != null && top.task() != null) {
            text.append("\nThe wait is inside task ").append(Report.quote(top.task()))
                    .append("; the lanes of tasks on the stack stand still until it ends.");
        }
        return text.toString();
    }

    /** Returns who blocks, from the top of the stack down. */
    private List<String> who() {
        List<String> names = new ArrayList<>();
        for (Wait wait = waits; wait != null; wait = wait.outer()) {
            names.add(wait.task() == null ? "the test body" : "task " + Report.quote(wait.task()));
        }
        return names;
    }

    private RuntimeException livelock() {
        hitBound = true;
        boolean inAll = loop.steps() >= config.maxStepsInAll();
        return thrown(new LivelockError("The run did not come to an end after "
                + (inAll
                        ? loop.steps() + " tasks in all its driving calls, ten times the bound set by maxSteps"
                        : config.maxSteps() + " tasks, the bound set by maxSteps")
                + ", at virtual time " + report().now()
                + ". Something keeps submitting itself: a periodic task that nobody cancels, or a loop."
                + (lastSteps == null ? "" : new LivelockReport(lastSteps, loop.candidates().all()))
                + "\nCancel it, advance by a limited time with advanceBy, or raise the bound: maxSteps."
                + report().sitesHint()));
    }

    private RuntimeException pastHorizon() {
        hitBound = true;
        return thrown(new LivelockError("The clock would pass the horizon of "
                + VirtualTime.format(Duration.ofNanos(config.horizonNanos())) + ", the bound set by horizon, at virtual time "
                + report().now() + "." + report().list(report().pendingTasks())
                + "\nCancel what need not end, or raise the bound: horizon, when the scheduler is built."));
    }

    /** Throws a verdict: in a task alone, for whoever blocks there; else with the errors that were collected before. */
    private RuntimeException thrown(AssertionError verdict) {
        if (loop.current() == null) {
            errors.throwWith(verdict);
        }
        throw verdict;
    }

    /** One blocking wait on the stack. */
    private record Wait(BooleanSupplier isDone, @Nullable TaskNode task, @Nullable Wait outer) {}
}
