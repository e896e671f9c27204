/** RxJava 3 on a Baton scheduler. */
@org.jspecify.annotations.NullMarked
module dev.baton.rxjava {
    requires transitive dev.baton.core;
    requires transitive io.reactivex.rxjava3;

    exports dev.baton.rxjava;

    provides dev.baton.core.testing.LibraryBridge with dev.baton.rxjava.RxJavaBridge;
}
