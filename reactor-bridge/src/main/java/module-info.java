/** Project Reactor on a Baton scheduler. */
@org.jspecify.annotations.NullMarked
module dev.baton.reactor {
    requires transitive dev.baton.core;
    requires transitive reactor.core;

    exports dev.baton.reactor;
}
