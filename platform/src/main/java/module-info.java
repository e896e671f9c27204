/** Schedulers for production: real threads, real time, a main loop for the foreground, and what watches over them. */
@org.jspecify.annotations.NullMarked
module dev.baton.platform {
    requires transitive dev.baton.core;
    requires static transitive org.jspecify;
    requires static java.desktop;
    // For whoever uses the classes made for them; nothing else loads those. Not transitive: javac would then ask every
    // user of this module for them.
    requires static jdk.jfr;
    requires static micrometer.core;
    requires static context.propagation;

    exports dev.baton.platform;
    exports dev.baton.platform.context;
    exports dev.baton.platform.observation;
}
