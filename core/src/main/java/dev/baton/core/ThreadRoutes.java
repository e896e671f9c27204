package dev.baton.core;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Which scheduler each thread has: the one it installed last and has not closed, else the one that the thread which
 * started it had at that moment.
 *
 * <h2>Inheritance</h2>
 *
 * A thread that a test starts belongs to that test. The threads of a {@link java.util.concurrent.ForkJoinPool} do not
 * inherit: they are started by whoever happens to need one more, and then serve everyone. JUnit runs parallel tests on
 * such threads, and a test that waits there may start the thread of another.
 *
 * <h2>What a thread keeps</h2>
 *
 * Threads may outlive the installations and this class. So what they hold are JDK types, and emptied when the
 * installation is closed, on whichever thread that happens.
 */
@SuppressWarnings("ThreadLocalUsage") // one for each router, of which there is one for each library
final class ThreadRoutes {
    private final ThreadLocal<@Nullable List<AtomicReference<@Nullable Installed>>> own = new ThreadLocal<>();
    private final InheritableThreadLocal<@Nullable List<AtomicReference<@Nullable Installed>>> all = // inherited, then own
            new InheritableThreadLocal<>();

    /** Gives the current thread a scheduler; the result takes it away again, when it is emptied. */
    AtomicReference<@Nullable Installed> add(Installed installed) {
        AtomicReference<@Nullable Installed> route = new AtomicReference<>(installed);
        List<AtomicReference<@Nullable Installed>> visible = visible();
        set(own, open(own.get()), route);
        set(all, open(visible), route);
        return route;
    }

    /** Forgets what was closed, as far as the current thread goes; other threads skip it. */
    void tidy() {
        set(own, open(own.get()), null);
        set(all, open(all.get()), null);
    }

    /** Sets a list that does not change any more: other threads inherit it. */
    private static void set(
            ThreadLocal<@Nullable List<AtomicReference<@Nullable Installed>>> local,
            List<AtomicReference<@Nullable Installed>> routes,
            @Nullable AtomicReference<@Nullable Installed> latest) {
        if (latest != null) {
            routes.add(latest);
        }
        if (routes.isEmpty()) {
            local.remove();
        } else {
            local.set(List.copyOf(routes));
        }
    }

    private static List<AtomicReference<@Nullable Installed>> open(
            @Nullable List<AtomicReference<@Nullable Installed>> routes) {
        List<AtomicReference<@Nullable Installed>> open = new ArrayList<>();
        if (routes != null) {
            routes.stream().filter(route -> route.get() != null).forEach(open::add);
        }
        return open;
    }

    private @Nullable List<AtomicReference<@Nullable Installed>> visible() {
        return Thread.currentThread() instanceof ForkJoinWorkerThread ? own.get() : all.get();
    }

    /** Returns what the current thread has, or null. */
    @Nullable Installed current() {
        List<AtomicReference<@Nullable Installed>> routes = visible();
        if (routes == null) {
            return null;
        }
        for (int i = routes.size() - 1; i >= 0; i--) {
            Installed installed = routes.get(i).get();
            if (installed != null) {
                return installed;
            }
        }
        return null;
    }
}
