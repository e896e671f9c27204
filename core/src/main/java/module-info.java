/**
 * The neutral core of Baton: schedulers, tasks, labels, sessions, and the deterministic {@code TestScheduler}.
 */
@org.jspecify.annotations.NullMarked
module dev.baton.core {
    requires static transitive org.jspecify;

    exports dev.baton.core;
    exports dev.baton.core.trace;
    exports dev.baton.core.exploration;
    exports dev.baton.core.testing;
}
