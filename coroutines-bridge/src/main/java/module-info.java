/** Kotlin coroutines on a Baton scheduler. */
@org.jspecify.annotations.NullMarked
module dev.baton.coroutines {
    requires transitive dev.baton.core;
    requires transitive kotlinx.coroutines.core;
    requires transitive kotlin.stdlib;
    requires static kotlinx.coroutines.test;
    requires static transitive org.jspecify;
    requires static kotlinx.coroutines.reactive;
    requires static kotlinx.coroutines.reactor;
    requires static org.reactivestreams;
    requires static reactor.core;
    requires static java.instrument;
    requires static net.bytebuddy;
    requires static net.bytebuddy.agent;

    exports dev.baton.coroutines;
    exports dev.baton.coroutines.test;

    provides dev.baton.core.testing.LibraryBridge with
            dev.baton.coroutines.CoroutinesBridge,
            dev.baton.coroutines.test.CoroutinesTestBridge;
    provides kotlinx.coroutines.CoroutineExceptionHandler with
            dev.baton.coroutines.UncaughtExceptionReporter;
    provides kotlinx.coroutines.internal.MainDispatcherFactory with
            dev.baton.coroutines.RoutedMainFactory;
}
