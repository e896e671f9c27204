package dev.baton.core.testing;

import dev.baton.core.DrivenScheduler;
import dev.baton.core.Scheduler;
import dev.baton.core.SessionId;
import dev.baton.core.Task;
import dev.baton.core.TaskId;
import dev.baton.core.TaskLabel;
import dev.baton.core.TaskNode;
import dev.baton.core.Unparker;
import dev.baton.core.Worker;
import dev.baton.core.exploration.DecisionLog;
import dev.baton.core.exploration.Schedule;
import dev.baton.core.TimerQueue;
import dev.baton.core.trace.Trace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A deterministic scheduler: one thread runs every task, on a virtual clock, in an order chosen by a seed.
 *
 * <h2>Order</h2>
 *
 * Without a seed the oldest candidate runs next. With one, each decision is a uniform choice among the candidates: ready
 * background tasks, and the heads of lanes. Tasks of a label given to {@link #deprioritize} run only when nothing else
 * can. Every order <em>of tasks</em> is reachable by some seed; what a library does inside one task is one step.
 *
 * <h2>Time</h2>
 *
 * The clock stands still while a task is ready, and then jumps to the next deadline. It starts at 0, and {@link #now()}
 * at the epoch.
 *
 * <h2>Threads</h2>
 *
 * Any thread may build things on this scheduler until the first <em>driving</em> call ({@code run…}, {@code advance…},
 * {@code blockOn}, {@code park}); that call makes its thread the driver, for good. From then on work of other threads is
 * an error that names them, unless {@link #allowParking()} was called. A driving call inside a task is an error.
 *
 * <h2>Errors</h2>
 *
 * A driving call finishes its work and then throws the first error that nobody took, itself, with the others suppressed.
 * {@link #close()} cancels what is pending and throws if anything was.
 *
 * <p>The design follows the {@code TestScheduler} of the Zed scheduler design.
 */
public final class TestScheduler implements DrivenScheduler {
    private final TestSchedulerConfig config;
    private final ErrorLog errors = new ErrorLog();
    private final Gate gate;
    private final @Nullable Recorder recorder;
    private final RunLoop loop;
    private final Driver driver;
    private final AtomicInteger foregrounds = new AtomicInteger();
    private volatile boolean closed;

    TestScheduler(TestSchedulerConfig config) {
        this.config = config;
        this.recorder = config.recording() ? new Recorder() : null;
        this.gate = new Gate(this, errors, config.parkingAllowed());
        this.loop = new RunLoop(this, config, recorder);
        this.driver = new Driver(this, gate, loop, errors, config);
    }

    /** Returns a scheduler that runs the oldest candidate first. */
    public static TestScheduler create() {
        return new TestScheduler(TestSchedulerBuilder.DEFAULT);
    }

    /** Returns a scheduler that chooses among the candidates at random, by a seed. */
    public static TestScheduler withSeed(long seed) {
        return builder().seed(seed).build();
    }

    /** Returns a builder of schedulers. */
    public static TestSchedulerBuilder builder() {
        return new TestSchedulerBuilder();
    }

    /** Does the same as {@link #once(long, Scenario)} with seed 0. */
    public static void once(Scenario scenario) {
        once(0, scenario);
    }

    /**
     * Runs a scenario once, with the seed a failure named.
     *
     * @throws ExplorationFailure if it fails
     */
    public static void once(long seed, Scenario scenario) {
        Exploration.of(scenario).seed(seed).iterations(1).run();
    }

    /**
     * Runs a scenario with the seeds 0 to {@code iterations - 1}, until one fails.
     *
     * @throws IllegalArgumentException if {@code iterations} is not positive
     * @throws ExplorationFailure if a run fails; it names the seed
     */
    public static void many(int iterations, Scenario scenario) {
        Exploration.of(scenario).iterations(iterations).run();
    }

    /**
     * Runs a scenario once, with the schedule a failure named.
     *
     * @throws ExplorationFailure if it fails
     * @throws ScheduleMisfitError if the scenario is no longer the one the schedule was written from
     * @throws IllegalArgumentException if the text is no schedule
     */
    public static void replay(String schedule, Scenario scenario) {
        Exploration.of(scenario).replay(Schedule.parse(schedule));
    }

    // Submitting.

    @Override
    public void submit(TaskNode task) {
        submit(task, 0);
    }

    @Override
    public void submit(TaskNode task, long delayNanos) {
        if (!gate.enter()) { // asked here, because nearly every task comes this way and needs no lambda
            gate.submit(task, () -> loop.accept(task, delayNanos));
            return;
        }
        try {
            loop.accept(task, delayNanos);
        } finally {
            gate.leave();
        }
        driver.submitted();
    }

    @Override
    public void submitForeground(TaskNode task, long delayNanos) {
        gate.submit(task, () -> loop.acceptForeground(task, delayNanos));
        driver.submitted();
    }

    @Override
    public Worker createWorker() {
        return gate.call(() -> loop.createWorker(), () -> loop.createOutsideWorker(), "A worker was created");
    }

    @Override
    public Worker createForegroundWorker(@Nullable SessionId session) {
        return gate.call(
                () -> loop.createForegroundWorker(session),
                () -> DrivenScheduler.super.createForegroundWorker(session),
                "A foreground worker was created");
    }

    /** Returns the foreground of a new session: its tasks keep their order, and interleave with other foregrounds. */
    public Scheduler newForeground() {
        return inSession(SessionId.create("foreground " + foregrounds.incrementAndGet())).foreground();
    }

    @Override
    public void deprioritize(TaskLabel label) {
        Objects.requireNonNull(label, "label");
        gate.call(() -> loop.candidates().deprioritize(label), "Label " + label + " was deprioritized");
    }

    /** Returns true if {@link #deprioritize} was called with this label. */
    public boolean isDeprioritized(TaskLabel label) {
        Objects.requireNonNull(label, "label");
        return gate.call(() -> loop.candidates().isDeprioritized(label), "The deprioritized labels were listed");
    }

    // Driving.

    /**
     * Moves the clock by a duration, running everything due on the way at its own time, up to and including the end.
     *
     * @param duration not negative
     * @return how many tasks ran
     * @throws IllegalArgumentException if the duration is negative
     */
    public long advanceBy(Duration duration) {
        Objects.requireNonNull(duration, "duration");
        driver.enter("advanceBy");
        if (duration.isNegative()) {
            throw new IllegalArgumentException("The clock never runs back: advanceBy was called with " + duration);
        }
        return driver.advanceTo(Math.min(loop.deadline(Nanoseconds.of(duration)), TimerQueue.NEVER - 1));
    }

    /**
     * Moves the clock to an instant, running everything due on the way at its own time, up to and including the end.
     *
     * @return how many tasks ran
     * @throws IllegalArgumentException if the instant is before {@link #now()}
     */
    public long advanceTo(Instant instant) {
        Objects.requireNonNull(instant, "instant");
        driver.enter("advanceTo");
        if (instant.isBefore(now())) {
            throw new IllegalArgumentException(
                    "The clock never runs back: advanceTo was called with " + instant + ", but it is " + now());
        }
        long target = Nanoseconds.of(Duration.between(config.origin(), instant));
        return driver.advanceTo(Math.min(target, TimerQueue.NEVER - 1));
    }

    /** Runs everything that is ready while the clock stands still, and returns how many tasks ran. */
    public long runUntilParked() {
        driver.enter("runUntilParked");
        return driver.runUntilParked();
    }

    /**
     * Runs everything, moving the clock as needed, until nothing is left but what never becomes due. Periodic tasks
     * count as work, so they must be cancelled for this to end.
     *
     * @return how many tasks ran
     * @throws LivelockError if that does not end within the bounds
     */
    public long runUntilIdle() {
        driver.enter("runUntilIdle");
        return driver.runUntilIdle();
    }

    /** Runs one task, moving the clock first if none is ready. Returns false if there is none. */
    public boolean runOne() {
        driver.enter("runOne");
        return driver.runOne();
    }

    @Override
    public <T extends @Nullable Object> T blockOn(CompletionStage<T> stage) {
        return driver.blockOn(Objects.requireNonNull(stage, "stage").toCompletableFuture());
    }

    @Override
    public <T extends @Nullable Object> T blockOn(CompletionStage<T> stage, Duration timeout) throws TimeoutException {
        Objects.requireNonNull(timeout, "timeout");
        return driver.blockOn(Objects.requireNonNull(stage, "stage").toCompletableFuture(), timeout);
    }

    /**
     * Runs tasks until a stage is done, for a library that waits in its own words. Errors that nobody took come first.
     *
     * @param timeout how far the clock may move; zero or negative runs what is ready now
     * @param what says who waits for what, inside a sentence; asked for only when there is a deadlock to report
     * @throws DeadlockError if the stage cannot be done by then; with parking allowed, if no thread helps in time either
     * @throws IllegalStateException inside a task, unless nested blocking is allowed; or on another thread
     */
    public void await(CompletionStage<?> stage, Duration timeout, Supplier<String> what) {
        driver.await(Objects.requireNonNull(stage, "stage").toCompletableFuture(), timeout, what);
    }

    @Override
    public boolean runUntil(BooleanSupplier condition, @Nullable String verdict) {
        Objects.requireNonNull(condition, "condition");
        driver.enterLibraryCall("runUntil");
        return driver.runUntil(condition, verdict);
    }

    /**
     * Takes the permit, or moves the clock to the nearer of the next deadline and the timeout, unless a task is ready:
     * then the clock stands still. With parking allowed it waits in real time when the clock has nowhere to go.
     *
     * @return true if the permit was taken
     * @throws DeadlockError if there is no permit, nothing is due, and the timeout is endless
     * @throws IllegalStateException outside the main thread
     */
    @Override
    public boolean park(Duration timeout) {
        Objects.requireNonNull(timeout, "timeout");
        if (gate.isBound() && !isMainThread()) {
            throw new IllegalStateException("park was called off the main thread, on \""
                    + Thread.currentThread().getName() + "\". Only the main thread parks; wait for a Task instead");
        }
        gate.bind("park");
        return driver.park(Math.max(0, Nanoseconds.of(timeout)));
    }

    @Override
    public Unparker unparker() {
        return gate::unpark;
    }

    // Looking.

    @Override
    public boolean isDriverThread() {
        return gate.isDriver() || !gate.isBound();
    }

    @Override
    public @Nullable TaskNode currentTask() {
        return gate.isDriver() ? loop.current() : null;
    }

    /** Returns true on the driver in the test body and in foreground tasks; in a background task it is false. */
    @Override
    public boolean isMainThread() {
        return isDriverThread() && loop.isOnMainThread();
    }

    @Override
    public long nanoTime() {
        return loop.now();
    }

    @Override
    public Instant now() {
        return config.origin().plusNanos(loop.now());
    }

    @Override
    public boolean isTaskRunning(TaskId task) {
        return !Objects.requireNonNull(task, "task").isDone();
    }

    @Override
    public @Nullable SessionId currentSession() {
        return gate.isDriver() ? loop.currentSession() : null;
    }

    @Override
    public @Nullable TaskLabel currentLabel() {
        return gate.isDriver() ? loop.currentLabel() : null;
    }

    @Override
    public Optional<StackTraceElement> spawnLocation(TaskNode task) {
        return recorder == null ? Optional.empty() : recorder.site(task);
    }

    @Override
    public void attached(Task<?> stage, Task<?> source) {
        if (recorder != null && isDriverThread()) {
            recorder.attached(stage, source);
        }
    }

    /** Returns what was accepted and has not begun: ready tasks by readiness, then timers by deadline. */
    public List<PendingTask> pendingTasks() {
        return gate.call(new Report(loop)::pendingTasks, "The pending tasks were listed");
    }

    /**
     * Does once what a scheduler built with {@link TestSchedulerBuilder#trampolining()} does after each submission: runs
     * everything that is ready, while the clock stands still, and keeps what goes wrong for the next driving call. While a
     * call is driving already it does nothing. For bridges to libraries whose tests expect it.
     *
     * @return false in a task
     * @throws IllegalStateException on a thread that is not the driver, if there is one
     */
    public boolean trampoline() {
        return gate.call(driver::trampoline, "What is ready was to run");
    }

    /** Returns true if nothing is pending. */
    public boolean isIdle() {
        return gate.call(loop::isIdle, "The pending tasks were looked at");
    }

    /** Returns the decisions taken so far. */
    public DecisionLog decisions() {
        return loop.candidates().decisions();
    }

    /** Returns a hash of the tasks run so far in their order; two runs of equal hash ran the same schedule. */
    public long scheduleHash() {
        return loop.hash();
    }

    /**
     * Returns the tasks run so far.
     *
     * @throws IllegalStateException if the scheduler was built without {@code captureSites(true)}
     */
    public Trace trace() {
        if (recorder == null) {
            throw new IllegalStateException("There is no trace: build the scheduler with captureSites(true)");
        }
        return recorder.trace();
    }

    // Rules and errors.

    /** From now on other threads may submit work, and the driver waits for them in real time. Replay is not promised. */
    public void allowParking() {
        gate.allowParking(true);
    }

    /** From now on work of other threads is an error, which is the default. */
    public void forbidParking() {
        gate.allowParking(false);
    }

    /**
     * Collects an error that nobody took, for the driver to throw. Any thread may call this. After {@link #close()} no
     * call is left to throw it, so it goes to the uncaught exception handler of the current thread, or where
     * {@link Exploration#lateErrors} says.
     *
     * <p>During a driving call what a library gives to that handler on the driver's thread is collected as well, unless
     * the user has set one: RxJava does so with what nobody listens to any more.
     */
    @Override
    public void reportError(Throwable error) {
        if (closed) {
            if (!config.isLateErrorTaken(error)) {
                DrivenScheduler.super.reportError(error);
            }
        } else {
            if (recorder != null && gate.isDriver() && loop.current() != null) {
                recorder.errorReported();
            }
            errors.report(error);
        }
    }

    /** Takes one error of a type as expected: one that was collected, else the next. It must come before the end. */
    public void expectError(Class<? extends Throwable> type) {
        errors.expect(type);
    }

    /** Returns the errors collected so far and forgets them: they are not thrown. */
    public List<Throwable> takeErrors() {
        return errors.take();
    }

    // Ending.

    /** Cancels everything that is pending, for a scenario whose work need not end; returns how many tasks that were. */
    public int cancelPending() {
        return gate.call(() -> loop.cancelPending().size(), "The pending tasks were cancelled");
    }

    /**
     * Rejects further work, cancels what is pending, and throws what is wrong. Closing twice does nothing. Inside a task
     * it rejects and cancels; what is wrong is for the test body, which closes again.
     *
     * @throws UnfinishedTasksError if tasks were pending
     * @throws RuntimeException the first error that nobody took, itself, whatever its type
     */
    @Override
    public void close() {
        boolean inTask = currentTask() != null;
        if (closed || (inTask && loop.isClosed())) {
            return;
        }
        gate.bind("close");
        driver.abandonPending();
        if (inTask) {
            return; // the driving call throws what was collected, and a close from the test body settles the rest
        }
        closed = true;
        errors.settle();
        errors.throwIfAny();
    }

    Driver driver() {
        return driver;
    }

    @Nullable Recorder recorder() {
        return recorder;
    }

    Gate gate() {
        return gate;
    }

    RunLoop loop() {
        return loop;
    }

    /** Returns the seed of the order; empty without one, as in a run that follows a schedule. */
    public OptionalLong seed() {
        return config.seed() == null ? OptionalLong.empty() : OptionalLong.of(config.seed());
    }

    /** Says in a sentence which task is running, and when; on another thread than the driver's it is a guess. */
    public String activity() {
        return Report.running(loop);
    }

    /** Names the order. */
    @Override
    public String toString() {
        return "TestScheduler(" + config.order() + ")";
    }
}
