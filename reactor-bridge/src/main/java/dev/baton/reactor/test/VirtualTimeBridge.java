package dev.baton.reactor.test;

import dev.baton.core.Installation;
import dev.baton.core.testing.LibraryBridge;
import dev.baton.core.testing.TestScheduler;
import java.util.Set;

/** Offers {@link ReactorVirtualTime} to tests that ask for it by name; for the service loader. */
public final class VirtualTimeBridge implements LibraryBridge {
    /** For the service loader. */
    public VirtualTimeBridge() {}

    @Override
    public String name() {
        return "reactor-virtual-time";
    }

    @Override
    public boolean isLibraryPresent() {
        try {
            Class.forName("reactor.test.scheduler.VirtualTimeScheduler", false, VirtualTimeBridge.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError missing) {
            return false;
        }
    }

    @Override
    public Installation install(TestScheduler scheduler) {
        return ReactorVirtualTime.install(scheduler);
    }

    /** Reactor has one virtual time for the process, which runs at once what is submitted. */
    @Override
    public boolean isInstalledByNameOnly() {
        return true;
    }

    @Override
    public Set<Class<?>> parameterTypes() {
        return Set.of();
    }

    @Override
    public <T> T parameter(Class<T> type, TestScheduler scheduler) {
        throw new IllegalArgumentException("A test parameter of type " + type.getName()
                + " is nothing the bridge to Reactor's virtual time can make; it makes none");
    }
}
