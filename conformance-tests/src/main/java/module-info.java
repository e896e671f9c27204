/** The contract of Baton as a suite of tests, for authors of schedulers and bridges. */
@org.jspecify.annotations.NullMarked
module dev.baton.conformance {
    requires transitive dev.baton.core;
    requires transitive org.junit.jupiter.api;
    requires static org.jspecify;

    exports dev.baton.conformance;

    opens dev.baton.conformance to
            org.junit.platform.commons;
}
