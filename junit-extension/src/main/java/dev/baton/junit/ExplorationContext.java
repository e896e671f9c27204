package dev.baton.junit;

import dev.baton.core.exploration.DecisionLog;
import java.util.OptionalLong;

/** Which run of a {@link BatonTest} this is, as a parameter of the test method. On the thread of the test only. */
public interface ExplorationContext {
    /** Returns the seed that repeats this run; empty in a run that none repeats, such as a replay. */
    OptionalLong seed();

    /**
     * Returns how many runs have begun, this one included, from 1. Those that check, shrink and explain count, so a test
     * that behaves by this number is not deterministic.
     */
    long run();

    /** Returns the decisions taken so far. */
    DecisionLog decisions();
}
