package dev.baton.core.testing;

import dev.baton.core.TaskNode;
import dev.baton.core.exploration.Identity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** The last steps before a bound: what ran, when, and in which lane or line of tasks that submit each other. */
final class LastSteps {
    private static final int CHILDREN_KNOWN = 8;

    private final List<String> names = new ArrayList<>();
    private final List<Long> times = new ArrayList<>();
    private final List<Long> chains = new ArrayList<>();
    private final Map<Long, Long> chainOfChild = new HashMap<>();
    private int firstOrder;

    void add(TaskNode task, String name, long now) {
        if (names.isEmpty()) {
            firstOrder = Nodes.place(task);
        }
        names.add(name);
        times.add(now);
        chains.add(chainOf(task));
    }

    /** Returns the number of a lane, or that of the first background task known of a line of parents and children. */
    private long chainOf(TaskNode task) {
        TestLane lane = Nodes.laneOf(task);
        long identity = Nodes.id(task);
        long chain = lane != null ? lane.identity() : chainOfChild.getOrDefault(identity, identity);
        for (int child = 0; child < CHILDREN_KNOWN; child++) {
            chainOfChild.put(Identity.child(identity, child), chain);
        }
        return chain;
    }

    int size() {
        return names.size();
    }

    List<String> names() {
        return names;
    }

    long timeOf(int step) {
        return times.get(step);
    }

    /** Returns how many lanes and lines of background tasks ran from a step on. */
    int chainsFrom(int step) {
        return new HashSet<>(chains.subList(step, chains.size())).size();
    }

    /** Returns true if a ready task has been waiting for longer than any of these steps. */
    boolean isOlder(ReadyTask ready) {
        return ready.order() - firstOrder < 0;
    }

    /**
     * Returns the length of the cycle in which the names repeat at the end, or 0 if they do not: at least half of the
     * steps must be at least three rounds of it.
     */
    int period() {
        int length = (names.size() + 1) / 2;
        int[] border = new int[length + 1]; // of each tail, read backwards: its longest proper border
        for (int i = 1; i < length; i++) {
            int known = border[i];
            while (known > 0 && !fromEnd(i).equals(fromEnd(known))) {
                known = border[known];
            }
            border[i + 1] = fromEnd(i).equals(fromEnd(known)) ? known + 1 : 0;
        }
        int period = length - border[length];
        return length > 0 && 3 * period <= length ? period : 0;
    }

    /** Returns the first step from which on the names repeat with a period. */
    int repeatingFrom(int period) {
        int step = names.size() - period;
        while (step > 0 && names.get(step - 1).equals(names.get(step - 1 + period))) {
            step--;
        }
        return step;
    }

    private String fromEnd(int distance) {
        return names.get(names.size() - 1 - distance);
    }
}
