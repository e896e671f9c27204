package dev.baton.core;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One lane in each scheduler that is installed.
 *
 * <p>A bridge has it made early, when the scheduler is installed or this object is created: what a test scheduler calls
 * a lane depends on who makes it, and which task is the first to use one depends on the schedule.
 */
final class RoutedLane implements Function<Installed, Scheduler> {
    private final SchedulerRouter router;
    private final Map<Installed, Made> lanes = new IdentityHashMap<>(); // under the lock of this object
    private volatile @Nullable Made latest; // nearly always the one asked for next

    RoutedLane(SchedulerRouter router) {
        this.router = router;
    }

    /** Returns the lane in a scheduler. */
    @Override
    public Worker apply(Installed installed) {
        Made made = latest;
        return made != null && made.in == installed ? made.worker : find(installed);
    }

    private synchronized Worker find(Installed installed) {
        lanes.keySet().removeIf(known -> !router.isOpen(known) && known != installed);
        Made made = lanes.computeIfAbsent(installed, in -> new Made(in, in.scheduler().createWorker()));
        latest = made;
        return made.worker;
    }

    /** Lets go of the lane in a scheduler that is not installed any more. */
    synchronized void forget(Installed installed) {
        lanes.remove(installed);
        latest = null;
    }

    private record Made(Installed in, Worker worker) {}
}
