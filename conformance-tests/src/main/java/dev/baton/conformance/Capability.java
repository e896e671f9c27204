package dev.baton.conformance;

/** What a subject can do besides the core of the contract. A rule that needs one it lacks is skipped with its reason. */
public enum Capability {
    /** Time is virtual and exact: a test moves the clock. */
    VIRTUAL_TIME,
    /** The library's scheduler has a clock to read. */
    LIBRARY_CLOCK,
    /** Tasks of a label can be deprioritized. */
    DEPRIORITIZATION,
    /** There is a foreground. */
    FOREGROUND,
    /** Sessions can be read inside a task. */
    SESSIONS,
    /** The order is a function of a seed. */
    SEEDED_ORDER,
    /** The library can run what is submitted on the main thread in place. */
    IN_PLACE,
    /** A foreground task may block on a stage while others run. */
    NESTED_BLOCKING,
    /** What a task throws is reported, and not kept in its handle. */
    REPORTED_ERRORS,
    /** There are periodic tasks. */
    PERIODIC,
    /** Workers can be closed. */
    CLOSABLE_WORKERS,
    /** Cancelling a running task from another thread interrupts it. */
    INTERRUPT,
    /** The library's scheduler can be closed. */
    CLOSABLE,
    /** The library's scheduler can be closed so that it first runs what it has. */
    GRACEFUL_CLOSE,
    /** Ours can be put in place of the library's default schedulers. */
    INSTALLABLE,
    /** Blocking calls of the library run an installed test scheduler. */
    BLOCKING_CALLS,
    /** The library has a hook that every submitted task passes. */
    HOOK,
    /** The way back leads to the scheduler it came from. */
    ROUND_TRIP,
    /** A label or a session can be given in the library's own context. */
    LABEL_IN_CONTEXT
}
