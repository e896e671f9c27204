package dev.baton.core.exploration;

/** Strategies that only tests need. */
final class TestStrategies {
    private TestStrategies() {}

    static ExplorationStrategy randomWalk(long seed) {
        ExplorationStrategy walk = ExplorationStrategy.randomWalk();
        walk.begin(seed);
        return walk;
    }

    /** A random walk for which a clock jump is a candidate like any other. */
    static ExplorationStrategy jumpyWalk(long seed) {
        SplitMix64 random = new SplitMix64(seed);
        return new ExplorationStrategy() {
            @Override
            public int clockJumps() {
                return 2;
            }

            @Override
            public int choose(Decision decision) {
                return random.below(decision.canJump() ? decision.tasks() + 1 : decision.tasks());
            }
        };
    }

    /** One random priority for each task: the one that is last stays last, however long the others take. */
    static ExplorationStrategy randomPriorities(long seed) {
        return decision -> {
            int first = 0;
            for (int i = 1; i < decision.tasks(); i++) {
                if (priority(decision.task(i), seed) < priority(decision.task(first), seed)) {
                    first = i;
                }
            }
            return first;
        };
    }

    private static long priority(long task, long seed) {
        return SplitMix64.mix(task ^ SplitMix64.mix(seed));
    }
}
