package dev.baton.junit;

/** Calls the test method for one run, and whatever else is repeated. */
@FunctionalInterface
interface RunCall {
    void run(ThisRun run) throws Exception;
}
