package dev.baton.rxjava;

import dev.baton.core.Installation;
import dev.baton.core.testing.LibraryBridge;
import dev.baton.core.testing.TestScheduler;
import java.util.Set;

/** Offers RxJava to tests; for the service loader. */
public final class RxJavaBridge implements LibraryBridge {
    /** For the service loader. */
    public RxJavaBridge() {}

    @Override
    public String name() {
        return "rxjava";
    }

    @Override
    public boolean isLibraryPresent() {
        try {
            Class.forName("io.reactivex.rxjava3.core.Scheduler", false, RxJavaBridge.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError missing) {
            return false;
        }
    }

    @Override
    public Installation install(TestScheduler scheduler) {
        return RxSchedulers.install(scheduler);
    }

    /** A plain RxJava scheduler, and one with the verbs of RxJava's test scheduler. */
    @Override
    public Set<Class<?>> parameterTypes() {
        return Set.of(io.reactivex.rxjava3.core.Scheduler.class, RxTestScheduler.class);
    }

    @Override
    public <T> T parameter(Class<T> type, TestScheduler scheduler) {
        if (type == RxTestScheduler.class) {
            return type.cast(RxTestScheduler.over(scheduler));
        }
        if (type == io.reactivex.rxjava3.core.Scheduler.class) {
            return type.cast(RxSchedulers.fromScheduler(scheduler));
        }
        throw new IllegalArgumentException("A test parameter of type " + type.getName()
                + " is nothing the RxJava bridge can make; it makes " + parameterTypes());
    }
}
