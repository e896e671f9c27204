package dev.baton.core.testing;

import dev.baton.core.exploration.ExplorationStrategy;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Builds a {@link TestScheduler}; every setting has a default, which each method names. */
public final class TestSchedulerBuilder {
    private static final long CALLS = 10; // as many full driving calls a run may make when exploring
    private static final long DEFAULT_MAX_STEPS = 100_000_000;

    private @Nullable Long seed;
    private @Nullable ExplorationStrategy strategy;
    private Instant origin = Instant.EPOCH;
    private boolean parkingAllowed;
    private Duration parkingLimit = Duration.ofSeconds(15);
    private boolean nestedBlocking;
    private boolean idleClock;
    private boolean captureSites;
    private boolean trampolining;
    private boolean isExploring;
    private @Nullable Consumer<? super Throwable> lateErrors;
    private long maxSteps = DEFAULT_MAX_STEPS;
    private Duration horizon = Duration.ofNanos(Long.MAX_VALUE);

    static final TestSchedulerConfig DEFAULT = new TestSchedulerBuilder().config();

    TestSchedulerBuilder() {}

    /** Chooses at random, by this seed, among the candidates. Default: the oldest first. */
    public TestSchedulerBuilder seed(long newSeed) {
        seed = newSeed;
        strategy = null;
        return this;
    }

    /**
     * Lets a strategy choose among the candidates in a run for which it has been prepared with {@code begin}. It belongs
     * to this scheduler alone. Default: the oldest first.
     */
    public TestSchedulerBuilder strategy(ExplorationStrategy newStrategy) {
        seed = null;
        strategy = Objects.requireNonNull(newStrategy, "strategy");
        return this;
    }

    /** Lets a strategy choose in one of many runs, which may have a seed; all of its driving calls together are bounded. */
    TestSchedulerBuilder exploring(
            ExplorationStrategy newStrategy, @Nullable Long ofRun, @Nullable Consumer<? super Throwable> late) {
        lateErrors = late;
        seed = ofRun;
        strategy = newStrategy;
        isExploring = true;
        return this;
    }

    /** Sets what {@link TestScheduler#now()} is when {@code nanoTime()} is 0. Default: the epoch. */
    public TestSchedulerBuilder origin(Instant newOrigin) {
        origin = Objects.requireNonNull(newOrigin, "origin");
        return this;
    }

    /** Lets other threads submit work, and the driver wait for them in real time. Default: false. */
    public TestSchedulerBuilder allowParking(boolean allowed) {
        parkingAllowed = allowed;
        return this;
    }

    /**
     * Bounds how long the driver waits in real time for other threads at a time. Default: 15 seconds.
     *
     * @throws IllegalArgumentException if the limit is not positive
     */
    public TestSchedulerBuilder parkingLimit(Duration limit) {
        parkingLimit = positive(limit, "parkingLimit");
        return this;
    }

    /** Lets a task call {@code blockOn}; other tasks then run inside it, but none of a lane on the stack. Default: false. */
    public TestSchedulerBuilder allowNestedBlocking(boolean allowed) {
        nestedBlocking = allowed;
        return this;
    }

    /** Keeps the clock from jumping while a task is ready, even where the strategy would let it. Default: false. */
    public TestSchedulerBuilder idleClock(boolean idle) {
        idleClock = idle;
        return this;
    }

    /** Remembers where each task was spawned and which ran when, for reports and traces. It costs time. Default: false. */
    public TestSchedulerBuilder captureSites(boolean capture) {
        captureSites = capture;
        return this;
    }

    /**
     * Runs what is submitted outside any task at once, with all that comes of it, before the call that submits returns;
     * the clock stands still. So does Reactor's own virtual time, and tests written for that rely on it. A submission is
     * then a driving call: it binds the driver. It throws nothing that a task throws; the next driving call, or closing,
     * does. There is nothing to choose then, so this is for the order of submission alone. Default: tasks wait until the
     * scheduler is driven.
     */
    public TestSchedulerBuilder trampolining() {
        trampolining = true;
        return this;
    }

    /**
     * Bounds how many tasks one driving call may run. Default: 100 million.
     *
     * @throws IllegalArgumentException if the bound is not positive
     */
    public TestSchedulerBuilder maxSteps(long bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("maxSteps must be positive, but is " + bound);
        }
        maxSteps = bound;
        return this;
    }

    /**
     * Bounds how far the clock may run from the origin. Default: no bound.
     *
     * @throws IllegalArgumentException if the bound is not positive
     */
    public TestSchedulerBuilder horizon(Duration bound) {
        horizon = positive(bound, "horizon");
        return this;
    }

    private static Duration positive(Duration value, String name) {
        Objects.requireNonNull(value, name);
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + " must be positive, but is " + value);
        }
        return value;
    }

    private static ExplorationStrategy randomWalk(long seed) {
        ExplorationStrategy walk = ExplorationStrategy.randomWalk();
        walk.begin(seed);
        return walk;
    }

    /**
     * Returns a new scheduler.
     *
     * @throws IllegalStateException if it is to trampoline, and a seed or a strategy is to choose
     */
    public TestScheduler build() {
        return new TestScheduler(config());
    }

    private TestSchedulerConfig config() {
        if (trampolining && (seed != null || strategy != null)) {
            throw new IllegalStateException("A scheduler that trampolines runs each submission at once, so "
                    + (seed != null ? "seed " + seed : strategy) + " would have nothing to choose. Leave out trampolining(),"
                    + " and drive the scheduler; or leave out the seed or strategy");
        }
        return new TestSchedulerConfig(
                seed,
                strategy == null && seed != null ? randomWalk(seed) : strategy,
                origin,
                parkingAllowed,
                Nanoseconds.of(parkingLimit),
                nestedBlocking,
                idleClock,
                captureSites,
                trampolining,
                maxSteps,
                isExploring ? CALLS * Math.min(maxSteps, Long.MAX_VALUE / CALLS) : Long.MAX_VALUE,
                Nanoseconds.of(horizon),
                lateErrors);
    }
}
