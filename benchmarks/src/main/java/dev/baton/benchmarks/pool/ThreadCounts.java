package dev.baton.benchmarks.pool;

import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongUnaryOperator;

/**
 * A count that the JVM keeps for each thread, and how much all of them grew since. A thread that began meanwhile grew from
 * nothing; one that ended is left out, because the JVM forgets its count.
 */
final class ThreadCounts {
    private final LongUnaryOperator count;
    private final Map<Long, Long> before = new HashMap<>();

    /** Reads the count of each thread by its id. */
    ThreadCounts(LongUnaryOperator count) {
        this.count = count;
        for (long id : ids()) {
            before.put(id, count.applyAsLong(id));
        }
    }

    /** Returns how much the counts have grown. */
    long growth() {
        long growth = 0;
        for (long id : ids()) {
            growth += Math.max(0, count.applyAsLong(id) - before.getOrDefault(id, 0L)); // it is -1 of one that has just ended
        }
        return growth;
    }

    private static long[] ids() {
        return ManagementFactory.getThreadMXBean().getAllThreadIds();
    }
}
