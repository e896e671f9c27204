package dev.baton.core.exploration;

import dev.baton.core.TaskLabel;
import org.jspecify.annotations.Nullable;

/**
 * PCT [1] over chains of tasks: always runs the chain of the highest priority, and lowers it at a few random moments.
 *
 * <h2>Guarantee</h2>
 *
 * A bug that shows as soon as d events come in a certain order is found in a run with a probability of at least
 * 1/(n k^(d-1)), for n chains and k decisions. Depth is this d; one too large costs a factor of k on simpler bugs.
 *
 * <h2>Chains</h2>
 *
 * A lane is a chain. The first undelayed background child of a background task continues its chain, a later one begins
 * a chain; so does a background task submitted in a lane, else all requests that one lane launches would be one chain. A
 * delayed background task continues the chain that armed it when it fires, unless that has been continued meanwhile.
 * The priority of a chain is kept under its last task, or under the lane.
 *
 * <h2>Changes</h2>
 *
 * There are d-1 decisions among the first k at which the best chain is lowered beneath all others of high priority, each
 * set of d-1 being equally likely. k comes from the learning runs, and stays, so that a seed means the same in every
 * run; a run that lasts longer is cut into stretches, each as long as all before, and within each the best chain is put
 * at the very end d-1 times, at least once. Thus a chain that submits itself for ever lets the others run soon. After
 * 10,000 decisions each is a uniform choice, which is fair for certain.
 *
 * <p>[1] Burckhardt, Kothari, Musuvathi, Nagarakatte: A Randomized Scheduler with Probabilistic Guarantees of Finding
 * Bugs, ASPLOS 2010.
 */
final class Pct implements ExplorationStrategy {
    private static final int PREFIX = 10_000;
    private static final int MOST_TASKS = 10 * PREFIX;
    private static final int LEARNING_STRETCH = 128; // a loop that waits for another chain must not teach a huge k
    private static final int USUAL_DECISIONS = 32; // where there was nothing to learn from

    private final Profile profile;
    private final int depth;
    private final int direction; // of the priorities of chains as they come up: 0 random, 1 ascending, -1 descending
    private final SplitMix64 random = new SplitMix64(0);
    private final LongMap priorities = new LongMap();
    private final LongMap armedBy = new LongMap();
    private long met;
    private int tasks;
    private int decisions;
    private int stretch; // what is left of it
    private int changes; // that are left in it
    private long lowest;

    Pct(Profile profile, int depth) {
        this(profile, depth, 0);
    }

    private Pct(Profile profile, int depth, int direction) {
        if (depth < 1) {
            throw new IllegalArgumentException("The depth of PCT is the number of events whose order makes a bug,"
                    + " so it must be at least 1, but is " + depth);
        }
        this.profile = profile;
        this.depth = depth;
        this.direction = direction;
    }

    /** Returns the order that runs one chain to its end, or for long, before the next. */
    static Pct chainByChain(boolean newestFirst) {
        return new Pct(new Profile(), 1, newestFirst ? 1 : -1);
    }

    @Override
    public boolean begin(long seed) {
        random.reset(seed);
        priorities.clear();
        armedBy.clear();
        tasks = 0;
        decisions = 0;
        stretch = direction != 0 ? LEARNING_STRETCH : profile.decisions() == 0 ? USUAL_DECISIONS : profile.decisions();
        met = 0;
        changes = depth - 1;
        lowest = 0;
        return true;
    }

    @Override
    public int choose(Decision decision) {
        if (isFair()) {
            return random.below(decision.tasks());
        }
        int best = best(decision);
        if (isChange()) {
            priorities.put(key(decision, best), lowered());
            best = best(decision);
        }
        decisions++;
        return best;
    }

    private boolean isFair() {
        return decisions >= PREFIX || tasks >= MOST_TASKS;
    }

    // Changes.

    /** Takes each set of decisions in the stretch with equal probability: what is left to take over what is left. */
    private boolean isChange() {
        if (stretch == 0) {
            stretch = decisions;
            changes = Math.max(1, depth - 1);
            lowest = Math.min(lowest, Long.MIN_VALUE / 2);
        }
        boolean change = changes > 0 && random.below(stretch) < changes;
        stretch--;
        if (change) {
            changes--;
        }
        return change;
    }

    private long lowered() {
        return lowest == 0 ? -initial() : --lowest;
    }

    private long initial() {
        return direction == 0 ? 1 + (random.next() >>> 2) : Long.MAX_VALUE / 4 + direction * ++met;
    }

    // Chains.

    private int best(Decision decision) {
        int best = 0;
        long highest = priority(key(decision, 0));
        for (int i = 1; i < decision.tasks(); i++) {
            long priority = priority(key(decision, i));
            if (priority > highest) {
                best = i;
                highest = priority;
            }
        }
        return best;
    }

    /** Returns what the priority of a candidate's chain is kept under. */
    private static long key(Decision decision, int index) {
        long lane = decision.lane(index);
        return lane != 0 ? lane : decision.task(index);
    }

    private long priority(long key) {
        long known = priorities.get(key);
        if (known != 0) {
            return known;
        }
        if (!continuesArmed(key)) {
            priorities.put(key, initial());
        }
        return priorities.get(key);
    }

    @Override
    public void submitted(long task, long parent, long lane, boolean delayed) {
        if (lane != 0 || isFair()) {
            return;
        }
        if (!delayed) {
            continues(task, parent);
        } else if (priorities.get(parent) != 0) {
            armedBy.put(task, parent);
        }
    }

    /** Hands the chain of a task on, if it is still there. A chain that no decision has met yet needs no priority. */
    private boolean continues(long task, long parent) {
        long priority = priorities.remove(parent);
        if (priority != 0) {
            priorities.put(task, priority);
        }
        return priority != 0;
    }

    private boolean continuesArmed(long task) {
        return armedBy.size() > 0 && continues(task, armedBy.remove(task));
    }

    @Override
    public void ran(long task, long lane, @Nullable TaskLabel label) {
        tasks++;
        continuesArmed(task);
    }

    @Override
    public void cancelled(long task, long lane) {
        if (lane == 0) {
            priorities.remove(task);
            armedBy.remove(task);
        }
    }

    @Override
    public String toString() {
        return direction == 0 ? "PCT of depth " + depth : "chain by chain, the " + (direction > 0 ? "newest" : "oldest") + " first";
    }
}
