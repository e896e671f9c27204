package dev.baton.core.exploration;

import java.util.List;

/**
 * Finds what to run otherwise: for two dependent steps of a run that nothing else puts in order, the later one first.
 *
 * <p>To put the later step of such a race first, the run must begin, from the place of the earlier one, with a step that
 * does not come after it and that nothing in between comes before: an <em>initial</em>. One initial is enough, and none
 * is needed if one is tried or asleep there; that is what makes a set of branches a source set [1].
 *
 * <p>[1] Abdulla, Aronis, Jonsson, Sagonas: Optimal Dynamic Partial Order Reduction, POPL 2014, algorithm 1.
 */
final class Races {
    private final HappensBefore order = new HappensBefore();
    private final List<Step> steps;
    private final List<BranchPoint> points;
    private int[] between = new int[16]; // the steps between those of a race that do not come after the earlier one
    private int betweenCount;

    /** Both lists grow and shrink with the run. */
    Races(List<Step> steps, List<BranchPoint> points) {
        this.steps = steps;
        this.points = points;
    }

    /** Marks what to try because of the steps of a run from the first new one on; those before were looked at already. */
    void mark(int firstNew) {
        for (int later = firstNew; later < steps.size(); later++) {
            Step step = steps.get(later);
            order.begin(later, step.barrier);
            for (int earlier = later - 1; earlier >= step.barrier; earlier--) {
                if (order.isBefore(earlier, later)) {
                    continue;
                }
                if (steps.get(earlier).enables(earlier, step)) {
                    order.put(earlier, later);
                } else if (steps.get(earlier).dependsOn(step)) {
                    order.put(earlier, later);
                    reverse(earlier, later);
                }
            }
        }
        for (int step = 0; step < steps.size(); step++) { // again from the start: what comes after a step is new
            if (steps.get(step).touchesAll()) { // every other order there is another class
                points.get(step).wantAll();
            } else if (reverseCancellations(step)) {
                wantNextAfter(step);
            }
        }
    }

    private void reverse(int earlier, int later) {
        BranchPoint point = points.get(earlier);
        if (point.size() == 1 || (steps.get(later).comesLast && !steps.get(earlier).comesLast)) {
            return; // what comes last cannot come before what is ready
        }
        collectBetween(earlier, later);
        long first = 0;
        boolean found = false;
        for (int i = 0; i < betweenCount; i++) {
            if (!isInitial(i)) {
                continue;
            }
            long task = steps.get(between[i]).task;
            if (point.isCovered(task)) {
                return;
            }
            if (!found && point.isCandidate(task)) {
                found = true;
                first = task;
            }
        }
        if (found) {
            point.want(first);
        } else {
            point.wantAll(); // none could run first: to be on the safe side
        }
    }

    private void collectBetween(int earlier, int later) {
        betweenCount = 0;
        if (between.length <= later - earlier) {
            between = new int[(later - earlier) * 2];
        }
        for (int step = earlier + 1; step < later; step++) {
            if (!order.isBefore(earlier, step)) {
                between[betweenCount++] = step;
            }
        }
        between[betweenCount++] = later;
    }

    private boolean isInitial(int index) {
        for (int i = 0; i < index; i++) {
            if (order.isBefore(between[i], between[index])) {
                return false;
            }
        }
        return true;
    }

    /**
     * Wants the tasks that a step cancelled to be tried instead of it, or what is at the head of their lanes. Returns true
     * if they could have run first.
     */
    private boolean reverseCancellations(int number) {
        Step step = steps.get(number);
        BranchPoint point = points.get(number);
        boolean could = false;
        for (int i = 0; i < step.cancellations(); i++) {
            long task = step.cancelled(i);
            long lane = step.cancelledLane(i);
            long first = point.isCandidate(task) || lane == 0 ? task : point.candidateOf(lane);
            if (point.isCandidate(first) && first != step.task) {
                could = true;
                if (!point.isCovered(first)) {
                    point.want(first);
                }
            }
        }
        return could;
    }

    /**
     * Wants the next independent step to be tried instead of this one, which cancelled something: of a task that did not
     * run it is not known what it depends on, and it could have run after that step and before this one.
     */
    private void wantNextAfter(int number) {
        for (int next = number + 1; next < steps.size(); next++) {
            if (!order.isBefore(number, next)) {
                if (!points.get(number).isCovered(steps.get(next).task)) {
                    points.get(number).want(steps.get(next).task);
                }
                return;
            }
        }
    }
}
