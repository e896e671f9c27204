/** Project Reactor on a Baton scheduler. */
@org.jspecify.annotations.NullMarked
module dev.baton.reactor {
    requires transitive dev.baton.core;
    requires transitive reactor.core;
    requires static reactor.blockhound;

    exports dev.baton.reactor;

    provides reactor.blockhound.integration.BlockHoundIntegration with
            dev.baton.reactor.BatonBlockHoundIntegration;
}
