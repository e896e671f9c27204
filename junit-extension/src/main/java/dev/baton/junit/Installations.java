package dev.baton.junit;

import dev.baton.core.Installation;
import dev.baton.core.testing.LibraryBridge;
import dev.baton.core.testing.TestScheduler;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** One scheduler installed in several libraries. Any thread may close it, and more than once. */
final class Installations implements Installation {
    private final Deque<Installation> open = new ArrayDeque<>(); // the last one first

    private Installations() {}

    /**
     * Installs a scheduler everywhere or nowhere.
     *
     * @throws IllegalStateException if a library has another one that excludes it
     */
    static Installations of(List<LibraryBridge> bridges, TestScheduler scheduler) {
        Installations all = new Installations();
        for (LibraryBridge bridge : bridges) {
            try {
                all.open.push(bridge.install(scheduler));
            } catch (Throwable refused) {
                all.close();
                throw new IllegalStateException("@BatonTest could not install its scheduler in " + bridge.name() + ": "
                        + refused.getMessage() + ". Close what is installed there before the test, or leave "
                        + bridge.name() + " out of install", refused);
            }
        }
        return all;
    }

    @Override
    public synchronized void close() {
        RuntimeException failure = null;
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (RuntimeException thrown) {
                if (failure == null) {
                    failure = thrown;
                } else {
                    failure.addSuppressed(thrown);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
