package dev.baton.conformance;

import dev.baton.core.exploration.Decision;
import dev.baton.core.exploration.ExplorationStrategy;

/** Lets the clock jump once, as soon as it can, and then runs what became ready last. */
final class HastyStrategy implements ExplorationStrategy {
    @Override
    public int clockJumps() {
        return 1;
    }

    @Override
    public int choose(Decision decision) {
        if (decision.canJump()) {
            return decision.tasks();
        }
        int youngest = 0;
        for (int i = 1; i < decision.tasks(); i++) {
            if (decision.readiness(i) - decision.readiness(youngest) > 0) {
                youngest = i;
            }
        }
        return youngest;
    }

    @Override
    public String toString() {
        return "jump first, youngest first";
    }
}
