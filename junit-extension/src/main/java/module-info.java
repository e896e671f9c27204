/** {@code @BatonTest}: a JUnit test that is deterministic, and explores the orders of its tasks. */
@org.jspecify.annotations.NullMarked
module dev.baton.junit {
    requires transitive dev.baton.core;
    requires transitive org.junit.jupiter.api;
    requires transitive org.junit.jupiter.params;
    requires static transitive org.junit.platform.launcher;

    exports dev.baton.junit;
    opens dev.baton.junit to org.junit.platform.commons;

    uses dev.baton.core.testing.LibraryBridge;

    provides org.junit.platform.launcher.LauncherDiscoveryListener with
            dev.baton.junit.DiscoveryCheck;
}
