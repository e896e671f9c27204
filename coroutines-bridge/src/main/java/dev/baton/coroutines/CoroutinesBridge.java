package dev.baton.coroutines;

import dev.baton.core.Installation;
import dev.baton.core.testing.CoroutineRunner;
import dev.baton.core.testing.TestScheduler;
import dev.baton.coroutines.test.BatonTests;
import java.util.Set;
import java.util.function.UnaryOperator;
import kotlinx.coroutines.CoroutineDispatcher;
import kotlinx.coroutines.MainCoroutineDispatcher;

/** Offers coroutines to tests; for the service loader. */
public final class CoroutinesBridge implements CoroutineRunner {
    /** For the service loader. */
    public CoroutinesBridge() {}

    @Override
    public String name() {
        return "coroutines";
    }

    @Override
    public boolean isLibraryPresent() {
        try {
            Class.forName("kotlinx.coroutines.CoroutineDispatcher", false, CoroutinesBridge.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError missing) {
            return false;
        }
    }

    /** Installs the foreground of the scheduler as {@code Dispatchers.Main}. Coroutines have no other default to replace. */
    @Override
    public Installation install(TestScheduler scheduler) {
        return CoroutineDispatchers.install(scheduler);
    }

    /** A dispatcher of the background, and one of the foreground. */
    @Override
    public Set<Class<?>> parameterTypes() {
        return Set.of(CoroutineDispatcher.class, MainCoroutineDispatcher.class);
    }

    @Override
    public <T> T parameter(Class<T> type, TestScheduler scheduler) {
        if (type == MainCoroutineDispatcher.class) {
            return type.cast(CoroutineDispatchers.main(scheduler));
        }
        if (type == CoroutineDispatcher.class) {
            return type.cast(CoroutineDispatchers.fromScheduler(scheduler));
        }
        throw new IllegalArgumentException("A test parameter of type " + type.getName()
                + " is nothing the coroutines bridge can make; it makes " + parameterTypes());
    }

    /** Runs it as {@code batonTest} does. */
    @Override
    public void runSuspending(TestScheduler scheduler, UnaryOperator<Object> function) {
        BatonTests.run(scheduler, function::apply);
    }
}
