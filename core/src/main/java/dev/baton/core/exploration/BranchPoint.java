package dev.baton.core.exploration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What is known about one place in the tree of runs: the candidates there, which of them are to be tried, and which need
 * not be because every run that begins with them comes to the same as one that was run before.
 */
final class BranchPoint {
    private final long[] candidates; // the oldest first
    private final long[] lanes;
    private final boolean[] wanted;
    private final List<Step> asleep; // tried here, or before and independent of all that ran since
    private int chosen;

    private BranchPoint(long[] candidates, long[] lanes, List<Step> asleep) {
        this.candidates = candidates;
        this.lanes = lanes;
        this.wanted = new boolean[candidates.length];
        this.asleep = asleep;
    }

    /** A place where one task alone can run. */
    static BranchPoint of(long task, long lane, List<Step> asleep) {
        return new BranchPoint(new long[] {task}, new long[] {lane}, asleep).chooseFirst();
    }

    static BranchPoint of(Decision decision, List<Step> asleep) {
        int count = decision.tasks();
        long[] candidates = new long[count];
        long[] lanes = new long[count];
        int[] readiness = new int[count];
        for (int i = 0; i < count; i++) {
            int at = i;
            int ready = decision.readiness(i);
            for (; at > 0 && readiness[at - 1] - ready > 0; at--) {
                candidates[at] = candidates[at - 1];
                lanes[at] = lanes[at - 1];
                readiness[at] = readiness[at - 1];
            }
            candidates[at] = decision.task(i);
            lanes[at] = decision.lane(i);
            readiness[at] = ready;
        }
        return new BranchPoint(candidates, lanes, asleep).chooseFirst();
    }

    private BranchPoint chooseFirst() {
        chosen = 0;
        while (chosen < candidates.length && isAsleep(candidates[chosen])) {
            chosen++;
        }
        if (chosen < candidates.length) {
            wanted[chosen] = true;
        }
        return this;
    }

    /** Returns true if nothing that runs here leads to anything new. */
    boolean isBlocked() {
        return chosen == candidates.length;
    }

    long chosen() {
        return candidates[chosen];
    }

    int size() {
        return candidates.length;
    }

    private boolean isAsleep(long task) {
        for (int i = 0; i < asleep.size(); i++) {
            if (asleep.get(i).task == task) {
                return true;
            }
        }
        return false;
    }

    private int indexOf(long task) {
        for (int i = 0; i < candidates.length; i++) {
            if (candidates[i] == task) {
                return i;
            }
        }
        return -1;
    }

    boolean isCandidate(long task) {
        return indexOf(task) >= 0;
    }

    /** Returns the candidate of a lane, 0 if there is none. */
    long candidateOf(long lane) {
        for (int i = 0; i < lanes.length; i++) {
            if (lanes[i] == lane) {
                return candidates[i];
            }
        }
        return 0;
    }

    /** Returns true if the task is tried here, or need not be. */
    boolean isCovered(long task) {
        int index = indexOf(task);
        return (index >= 0 && wanted[index]) || isAsleep(task);
    }

    void want(long task) {
        wanted[indexOf(task)] = true;
    }

    void wantAll() {
        Arrays.fill(wanted, true);
    }

    /** Puts what was tried last to sleep and takes the next one that is wanted; returns false if there is none. */
    boolean advance(Step tried) {
        asleep.add(tried);
        for (int i = 0; i < candidates.length; i++) {
            if (wanted[i] && !isAsleep(candidates[i])) {
                chosen = i;
                return true;
            }
        }
        return false;
    }

    /** Returns the steps asleep after a step was taken from here: those that are independent of it. */
    List<Step> asleepAfter(Step taken) {
        List<Step> still = new ArrayList<>();
        for (int i = 0; i < asleep.size(); i++) {
            if (!asleep.get(i).dependsOn(taken)) {
                still.add(asleep.get(i));
            }
        }
        return still;
    }

    /** Returns true if a decision has the same candidates as this place. */
    boolean matches(Decision decision) {
        if (decision.tasks() != candidates.length) {
            return false;
        }
        for (int i = 0; i < candidates.length; i++) {
            if (!isCandidate(decision.task(i))) {
                return false;
            }
        }
        return true;
    }
}
