/** Schedulers for production: real threads, real time, and a main loop for the foreground. */
@org.jspecify.annotations.NullMarked
module dev.baton.platform {
    requires transitive dev.baton.core;
    requires static transitive org.jspecify;
    requires static java.desktop;

    exports dev.baton.platform;
}
