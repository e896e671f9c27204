package dev.baton.benchmarks.models;

import static dev.baton.benchmarks.models.Noise.hops;

import dev.baton.core.Scheduler;
import dev.baton.core.testing.TestScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** All models. None fails when the oldest task always runs first. */
public final class TaskModels {
    /** Answers to two keystrokes overtake each other; three chains, the requests and the screen. */
    public static final TaskModel STALE_SEARCH = new TaskModel("stale search", 1, TaskModels::staleSearch);

    /** Two requests both find nothing, and both create; two chains. */
    public static final TaskModel DOUBLE_CREATE = new TaskModel("double create", 2, TaskModels::doubleCreate);

    /** A cancellation comes after twenty ticks and the completion; two chains. */
    public static final TaskModel LATE_CANCEL = new TaskModel("late cancel", 1, TaskModels::lateCancel);

    private static final int TICKS = 20;

    private TaskModels() {}

    /** Returns all models, in a fixed order. */
    public static List<TaskModel> all() {
        return List.of(
                STALE_SEARCH,
                DOUBLE_CREATE,
                new TaskModel("timeout and resumption", 2, TaskModels::timeoutAndResumption),
                new TaskModel("bounded buffer", 2, WaitSet::start),
                new TaskModel("lock inversion", 2, Lock::start),
                LATE_CANCEL,
                new TaskModel("torn refresh", 2, TaskModels::tornRefresh),
                new TaskModel("session re-entrancy", 1, TaskModels::sessionReentrancy),
                new TaskModel("stale cache fill", 2, TaskModels::staleCacheFill));
    }

    private static BooleanSupplier staleSearch(TestScheduler scheduler) {
        List<String> shown = new ArrayList<>();
        for (String query : List.of("a", "ab")) {
            hops(scheduler, 2, () -> scheduler.scheduleForeground(() -> shown.add(query)));
        }
        return () -> shown.equals(List.of("a", "ab"));
    }

    private static BooleanSupplier doubleCreate(TestScheduler scheduler) {
        int[] created = new int[1];
        Runnable request = () -> {
            if (created[0] == 0) {
                scheduler.schedule(() -> created[0]++);
            }
        };
        hops(scheduler, 1, request);
        hops(scheduler, 5, request);
        return () -> created[0] == 1;
    }

    /** A lease is granted, but the wait times out before its continuation runs: nobody gives it back. */
    private static BooleanSupplier timeoutAndResumption(TestScheduler scheduler) {
        boolean[] granted = new boolean[1];
        boolean[] resumed = new boolean[1];
        boolean[] timedOut = new boolean[1];
        scheduler.scheduleAfter(Duration.ofMillis(100), () -> timedOut[0] = !resumed[0]);
        hops(scheduler, 2, () -> {
            if (!timedOut[0]) {
                granted[0] = true;
                scheduler.schedule(() -> resumed[0] = !timedOut[0]);
            }
        });
        return () -> !granted[0] || resumed[0];
    }

    private static BooleanSupplier lateCancel(TestScheduler scheduler) {
        int[] released = new int[1];
        boolean[] cancelled = new boolean[1];
        tick(scheduler.createWorker(), TICKS, cancelled, released);
        scheduler.schedule(() -> {
            cancelled[0] = true;
            released[0]++;
        });
        return () -> released[0] == 1;
    }

    private static void tick(Scheduler worker, int left, boolean[] cancelled, int[] released) {
        worker.schedule(() -> {
            if (left == 0 && !cancelled[0]) {
                released[0]++;
            } else if (!cancelled[0]) {
                tick(worker, left - 1, cancelled, released);
            }
        });
    }

    /** A reader sees one half of a refresh. */
    private static BooleanSupplier tornRefresh(TestScheduler scheduler) {
        int[] cells = new int[2];
        boolean[] torn = new boolean[1];
        scheduler.schedule(() -> {
            int first = cells[0];
            scheduler.schedule(() -> torn[0] = first > cells[1]);
        });
        for (int i = 0; i < 3; i++) {
            scheduler.schedule(() -> {
                cells[0] = 1;
                scheduler.schedule(() -> cells[1] = 1);
            });
        }
        return () -> !torn[0];
    }

    /** A handler goes on in its session after the document was closed there. */
    private static BooleanSupplier sessionReentrancy(TestScheduler scheduler) {
        boolean[] closed = new boolean[1];
        boolean[] wroteLate = new boolean[1];
        scheduler.scheduleForeground(() ->
                hops(scheduler, 2, () -> scheduler.scheduleForeground(() -> wroteLate[0] = closed[0])));
        hops(scheduler, 5, () -> scheduler.scheduleForeground(() -> closed[0] = true));
        return () -> !wroteLate[0];
    }

    /** A load stores what it read before the source changed and the cache was cleared. */
    private static BooleanSupplier staleCacheFill(TestScheduler scheduler) {
        int[] source = {1};
        int[] cache = {0};
        scheduler.schedule(() -> {
            int read = source[0];
            scheduler.schedule(() -> cache[0] = read);
        });
        hops(scheduler, 4, () -> {
            source[0] = 2;
            scheduler.schedule(() -> cache[0] = 0);
        });
        return () -> cache[0] != 1;
    }
}
