/** Kotlin coroutines on a Baton scheduler. */
@org.jspecify.annotations.NullMarked
module dev.baton.coroutines {
    requires transitive dev.baton.core;
    requires transitive kotlinx.coroutines.core;
    requires transitive kotlin.stdlib;
    requires static transitive org.jspecify;

    exports dev.baton.coroutines;

    provides dev.baton.core.testing.LibraryBridge with
            dev.baton.coroutines.CoroutinesBridge;
    provides kotlinx.coroutines.CoroutineExceptionHandler with
            dev.baton.coroutines.UncaughtExceptionReporter;
    provides kotlinx.coroutines.internal.MainDispatcherFactory with
            dev.baton.coroutines.RoutedMainFactory;
}
