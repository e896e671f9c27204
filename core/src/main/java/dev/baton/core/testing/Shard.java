package dev.baton.core.testing;

import java.util.Map;

/**
 * One of several parts of an exploration: blocks of consecutive runs, dealt out in turn, so that the parts are disjoint,
 * complete together, and each meets every strategy of a rotation.
 *
 * @param index which part, from 0 to {@code count - 1}
 * @param count how many parts there are, at least 1
 */
record Shard(int index, int count) {
    static final Shard WHOLE = new Shard(0, 1);
    private static final int BLOCK = 16;

    Shard {
        if (count < 1) {
            throw new IllegalArgumentException("The number of shards must be positive, but is " + count);
        }
        if (index < 0 || index >= count) {
            throw new IllegalArgumentException(
                    "The index of a shard must be from 0 to " + (count - 1) + ", but is " + index);
        }
    }

    /** Returns the run of the exploration that is this part's n-th, from 0. */
    long run(long n) {
        return (n / BLOCK * count + index) * BLOCK + n % BLOCK;
    }

    /**
     * Reads the part from the system properties {@code baton.shard.index} and {@code baton.shard.count}, else from what
     * the engines that split test runs tell their processes: Bazel, and indexed jobs of Kubernetes.
     *
     * @param environment system properties and environment
     * @param statedCount how many jobs there are; 0 if not stated
     */
    static Shard of(Map<String, String> environment, int statedCount) {
        if (environment.containsKey("baton.shard.count") || environment.containsKey("baton.shard.index")) {
            return new Shard(number(environment, "baton.shard.index"), number(environment, "baton.shard.count"));
        }
        if (environment.containsKey("TEST_TOTAL_SHARDS")) {
            return new Shard(
                    number(environment, "TEST_SHARD_INDEX"), number(environment, "TEST_TOTAL_SHARDS"));
        }
        if (environment.containsKey("JOB_COMPLETION_INDEX")) {
            if (statedCount < 1) {
                throw new IllegalArgumentException("JOB_COMPLETION_INDEX is set, but how many jobs there are is not:"
                        + " a job does not know; state it with shardFromEnvironment(count)");
            }
            return new Shard(number(environment, "JOB_COMPLETION_INDEX"), statedCount);
        }
        return WHOLE;
    }

    private static int number(Map<String, String> environment, String variable) {
        String text = environment.get(variable);
        if (text == null) {
            throw new IllegalArgumentException(variable + ", which says which shard this is, is not set");
        }
        try {
            return Integer.parseInt(text.trim());
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException(
                    variable + " must be a number, but is \"" + text + "\"", notANumber);
        }
    }

    @Override
    public String toString() {
        return "shard " + index + " of " + count;
    }
}
