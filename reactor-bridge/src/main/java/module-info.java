/** Project Reactor on a Baton scheduler. */
@org.jspecify.annotations.NullMarked
module dev.baton.reactor {
    requires transitive dev.baton.core;
    requires transitive org.reactivestreams;
    requires transitive reactor.core;
    requires static transitive reactor.test;

    exports dev.baton.reactor;
    exports dev.baton.reactor.test;
}
