package dev.baton.coroutines.test;

import dev.baton.core.Installation;
import dev.baton.core.testing.LibraryBridge;
import dev.baton.core.testing.TestScheduler;
import java.util.Set;
import kotlinx.coroutines.Dispatchers;
import kotlinx.coroutines.test.TestDispatcher;
import kotlinx.coroutines.test.TestDispatchers;

/** Offers upstream's {@code runTest} to tests that ask for it by name, on their clock; for the service loader. */
public final class CoroutinesTestBridge implements LibraryBridge {
    /** For the service loader. */
    public CoroutinesTestBridge() {}

    @Override
    public String name() {
        return "coroutines-test";
    }

    @Override
    public boolean isLibraryPresent() {
        try {
            Class.forName("kotlinx.coroutines.test.TestDispatcher", false, CoroutinesTestBridge.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError missing) {
            return false;
        }
    }

    /**
     * Sets {@code Dispatchers.Main}, for the process, to a {@code BatonTestDispatcher}, whose clock a plain
     * {@code runTest} takes.
     *
     * @throws IllegalStateException if it has been set to the dispatcher of another test
     */
    @Override
    public Installation install(TestScheduler scheduler) {
        if (MainOfTests.isSet()) {
            throw new IllegalStateException("Dispatchers.Main is that of another test already. Call Dispatchers.resetMain()");
        }
        TestDispatchers.setMain(Dispatchers.INSTANCE, BatonTestDispatcherKt.BatonTestDispatcher(scheduler, null, null));
        return () -> TestDispatchers.resetMain(Dispatchers.INSTANCE);
    }

    /** Upstream has one {@code Dispatchers.Main} for the process, and keeps its own order. */
    @Override
    public boolean isInstalledByNameOnly() {
        return true;
    }

    /** The dispatcher to pass to {@code runTest}, which then takes its order from the scheduler too. */
    @Override
    public Set<Class<?>> parameterTypes() {
        return Set.of(TestDispatcher.class);
    }

    @Override
    public <T> T parameter(Class<T> type, TestScheduler scheduler) {
        if (type == TestDispatcher.class) {
            return type.cast(BatonTestDispatcherKt.BatonTestDispatcher(scheduler, null, null));
        }
        throw new IllegalArgumentException("A test parameter of type " + type.getName()
                + " is nothing the bridge to kotlinx-coroutines-test can make; it makes " + parameterTypes());
    }
}
