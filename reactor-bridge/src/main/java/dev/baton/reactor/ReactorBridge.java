package dev.baton.reactor;

import dev.baton.core.Installation;
import dev.baton.core.testing.LibraryBridge;
import dev.baton.core.testing.TestScheduler;
import java.util.Set;

/** Offers Reactor to tests; for the service loader. */
public final class ReactorBridge implements LibraryBridge {
    /** For the service loader. */
    public ReactorBridge() {}

    @Override
    public String name() {
        return "reactor";
    }

    @Override
    public boolean isLibraryPresent() {
        try {
            Class.forName("reactor.core.scheduler.Scheduler", false, ReactorBridge.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError missing) {
            return false;
        }
    }

    @Override
    public Installation install(TestScheduler scheduler) {
        return ReactorSchedulers.install(scheduler);
    }

    @Override
    public Set<Class<?>> parameterTypes() {
        return Set.of(reactor.core.scheduler.Scheduler.class);
    }

    @Override
    public <T> T parameter(Class<T> type, TestScheduler scheduler) {
        if (!parameterTypes().contains(type)) {
            throw new IllegalArgumentException("A test parameter of type " + type.getName()
                    + " is nothing the Reactor bridge can make; it makes " + parameterTypes());
        }
        return type.cast(ReactorSchedulers.fromScheduler(scheduler));
    }
}
