package dev.baton.core.exploration;

import dev.baton.core.TaskLabel;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Decides which of several candidates runs next, in one run after the other.
 *
 * <h2>Life</h2>
 *
 * Before each run comes {@link #begin}, after it {@link #end}. In between the strategy hears of every task, and is asked
 * where there is a choice: two tasks or more, or one and a clock that may jump. A strategy that wants to know a program
 * before it chooses asks for learning runs, which come first.
 *
 * <h2>Determinism</h2>
 *
 * What a run does must be a function of its seed and of the learning runs, so that the seed replays it; only a strategy
 * that enumerates depends on all runs before.
 *
 * <h2>Threads</h2>
 *
 * All calls come from one thread, the driver of the run. A strategy must only choose: it may not submit, cancel or run
 * tasks.
 */
@FunctionalInterface
public interface ExplorationStrategy {
    /**
     * Returns how many learning runs this strategy must have seen before a run of this seed. The runner executes those
     * that are missing, each between {@link #beginLearning} and {@link #end}.
     *
     * @implSpec returns 0
     */
    default int learningRuns(long seed) {
        return 0;
    }

    /**
     * Prepares for a learning run.
     *
     * @param index its number, from 0, each once
     * @implSpec does nothing
     */
    default void beginLearning(int index) {}

    /**
     * Returns the seed for which {@link #begin} prepares the same run as a learning run, so that the seed replays it.
     *
     * @param index the number of the learning run
     * @implSpec returns nothing
     */
    default OptionalLong learningSeed(int index) {
        return OptionalLong.empty();
    }

    /**
     * Prepares for the next run.
     *
     * @param seed any number; a strategy that enumerates ignores it
     * @return false if there is nothing left to explore; the run does not take place
     * @implSpec returns true
     */
    default boolean begin(long seed) {
        return true;
    }

    /**
     * Returns true if every order there is has been run, as far as this strategy tells orders apart.
     *
     * @implSpec returns false
     */
    default boolean isComplete() {
        return false;
    }

    /**
     * Returns true if what a run does depends on the runs before it. Then no seed replays a run, its schedule does, and
     * neither threads nor shards can divide an exploration.
     *
     * @implSpec returns false
     */
    default boolean enumerates() {
        return false;
    }

    /**
     * Returns how often the clock may jump early in the run that has begun; asked once for each run.
     *
     * @implSpec returns 0: the clock moves only when nothing is ready
     */
    default int clockJumps() {
        return 0;
    }

    /**
     * Chooses a candidate.
     *
     * @return a number from 0 to {@code tasks() - 1}, or {@code tasks()} for the jump if the clock can jump
     */
    int choose(Decision decision);

    /**
     * Hears that a task was submitted: a background task at once, a task of a lane when it takes its place there.
     *
     * @param task its identity
     * @param parent the identity of the task that submitted it, {@link Identity#BODY} for the test body; 0 if it takes
     *     its place in a lane because its delay has passed
     * @param lane the identity of its lane, 0 for a background task in no lane
     * @param delayed true if a background task becomes ready later, or a lane task has been waiting for its delay
     * @implSpec does nothing
     */
    default void submitted(long task, long parent, long lane, boolean delayed) {}

    /**
     * Hears that a task begins to run, chosen by this strategy or the only candidate.
     *
     * @implSpec does nothing
     */
    default void ran(long task, long lane, @Nullable TaskLabel label) {}

    /**
     * Hears that a ready or delayed task was cancelled before it began.
     *
     * @param lane the identity of its lane, 0 for a background task in no lane
     * @implSpec does nothing
     */
    default void cancelled(long task, long lane) {}

    /**
     * Hears that a task was submitted to a lane with a delay. It is {@link #submitted} when it takes its place there.
     *
     * @param parent the identity of the task that submitted it, {@link Identity#BODY} for the test body
     * @param lane the identity of the lane
     * @param deadline when it is due, in virtual nanoseconds since the origin
     * @implSpec does nothing
     */
    default void armed(long parent, long lane, long deadline) {}

    /**
     * Hears that the clock moved, before what is due becomes ready.
     *
     * @param now virtual nanoseconds since the origin
     * @implSpec does nothing
     */
    default void clockMoved(long now) {}

    /**
     * Hears that a driving call begins. The caller may have done anything since the last one returned.
     *
     * @param caller the identity of the task that blocks, {@link Identity#BODY} for the test body
     * @param untilQuiet true if the call returns when no task is ready, false if it may return earlier
     * @implSpec does nothing
     */
    default void driving(long caller, boolean untilQuiet) {}

    /**
     * Hears that tasks of a label come last from now on: they are candidates only while no other task is ready.
     *
     * @implSpec does nothing
     */
    default void deprioritized(TaskLabel label) {}

    /**
     * Hears that the run is over.
     *
     * @implSpec does nothing
     */
    default void end() {}

    /** Returns the strategy that always runs the task that has been ready for longest, and never jumps. */
    static ExplorationStrategy fifo() {
        return new Fifo();
    }

    /** Returns the random walk: one uniform choice among the tasks at each decision. */
    static ExplorationStrategy randomWalk() {
        return new RandomWalk();
    }

    /**
     * Returns the uniform walk (URW): each schedule is equally likely where every task waits for one other only, its
     * submitter or the one before it in its lane, and nearly so elsewhere. It needs four learning runs.
     */
    static ExplorationStrategy uniformWalk() {
        Profile profile = new Profile();
        return new Informed(profile, new UniformWalk(profile));
    }

    /** Returns the strategy that gives each task one random priority for the run, and always runs the best. */
    static ExplorationStrategy randomPriority() {
        return new RandomPriority();
    }

    /**
     * Returns PCT: the chain of the highest random priority runs, and is lowered at {@code depth - 1} random decisions.
     * It finds a bug that depends on the order of {@code depth} events with a probability of at least
     * 1/(n k^(depth-1)) in each run, for n chains and k decisions. It needs four learning runs.
     *
     * @param depth at least 1; most bugs need no more than 3
     * @throws IllegalArgumentException if {@code depth} is less than 1
     */
    static ExplorationStrategy pct(int depth) {
        Profile profile = new Profile();
        return new Informed(profile, new Pct(profile, depth));
    }

    /**
     * Returns partial order sampling (POS): as {@link #randomPriority}, but after each task those that conflict with it
     * get new priorities. What labels do not tell apart conflicts.
     */
    static ExplorationStrategy partialOrderSampling() {
        return new PartialOrderSampling(Conflicts::between);
    }

    /**
     * Returns the strategy that takes turns, by the seed, between the random walk, the uniform walk, random priorities
     * and PCT of depth 1 to 3, and lets the clock jump early in every other run. Its {@code toString()} names the
     * strategy of the run in progress.
     */
    static ExplorationStrategy portfolio() {
        return new Portfolio();
    }

    /** Returns the strategy that enumerates every order of tasks, each once. */
    static DepthFirst depthFirst() {
        return new DepthFirst();
    }

    /** Returns the strategy that enumerates the orders of tasks that differ in effect, as far as labels declare it. */
    static PartialOrderReduction partialOrderReduction() {
        return new PartialOrderReduction();
    }
}
