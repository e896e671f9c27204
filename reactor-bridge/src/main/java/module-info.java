/** Project Reactor on a Baton scheduler. */
@org.jspecify.annotations.NullMarked
module dev.baton.reactor {
    requires transitive dev.baton.core;
    requires transitive org.reactivestreams;
    requires transitive reactor.core;
    requires static transitive reactor.test;
    requires static reactor.blockhound;

    exports dev.baton.reactor;
    exports dev.baton.reactor.test;

    provides dev.baton.core.testing.LibraryBridge with
            dev.baton.reactor.ReactorBridge,
            dev.baton.reactor.test.VirtualTimeBridge;

    provides reactor.blockhound.integration.BlockHoundIntegration with
            dev.baton.reactor.BatonBlockHoundIntegration;
}
