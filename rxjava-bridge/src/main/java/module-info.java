/** RxJava 3 on a Baton scheduler. */
@org.jspecify.annotations.NullMarked
module dev.baton.rxjava {
    requires transitive dev.baton.core;
    requires transitive io.reactivex.rxjava3;
    requires org.reactivestreams; // which RxJava 3.0, not being a module, does not pass on

    exports dev.baton.rxjava;

    provides dev.baton.core.testing.LibraryBridge with dev.baton.rxjava.RxJavaBridge;
}
