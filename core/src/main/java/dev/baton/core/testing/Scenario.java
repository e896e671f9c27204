package dev.baton.core.testing;

/**
 * A test body that is run many times, each time with a scheduler of its own. State it makes for itself is new in every
 * run; state it shares with other runs makes runs depend on each other and is best avoided.
 */
@FunctionalInterface
public interface Scenario {
    /**
     * Runs the body. Work left pending at its end is an error; end with {@link TestScheduler#runUntilIdle()}.
     *
     * @throws Exception the failure of this run
     */
    void run(TestScheduler scheduler) throws Exception;
}
