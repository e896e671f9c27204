package dev.baton.core;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a bridge makes of each scheduler that its {@link SchedulerRouter} has installed: one object for each, made when
 * it is first asked for, and forgotten when the scheduler is not installed any more.
 *
 * <p>Ask early for what holds a lane, at the installation or where the library's scheduler is made: what a test
 * scheduler calls a lane depends on who makes it, and which task is the first to use one depends on the schedule.
 *
 * <p>All methods may be called from any thread.
 *
 * @param <T> what is made; as a rule a scheduler of the library
 */
public final class Routed<T> {
    private final SchedulerRouter router;
    private final Function<? super Scheduler, ? extends T> maker;
    private final IdentityHashMap<Installed, Made<T>> made = new IdentityHashMap<>(); // under the lock of this object
    private volatile @Nullable Made<T> latest; // nearly always the one asked for next

    Routed(SchedulerRouter router, Function<? super Scheduler, ? extends T> maker) {
        this.router = router;
        this.maker = Objects.requireNonNull(maker, "maker");
    }

    /** Returns what belongs to the scheduler that is installed for the current thread, or null if none is. */
    public @Nullable T current() {
        Installed installed = router.installed();
        if (installed == null) {
            return null;
        }
        Made<T> known = latest;
        return known != null && known.of == installed ? known.object : find(installed);
    }

    private synchronized T find(Installed installed) {
        Made<T> known = made.get(installed);
        if (known == null) {
            known = new Made<>(installed, maker.apply(installed.scheduler()));
            if (!installed.add(this)) {
                return known.object; // closed meanwhile: nothing is kept
            }
            made.put(installed, known);
        }
        latest = known;
        return known.object;
    }

    /** Returns what was made of the schedulers that are installed, in no order. */
    public synchronized List<T> all() {
        return made.values().stream().map(Made::object).toList();
    }

    /** Forgets what belongs to a scheduler that is not installed any more. */
    synchronized void forget(Installed installed) {
        made.remove(installed);
        latest = null;
    }

    private record Made<T>(Installed of, T object) {}
}
