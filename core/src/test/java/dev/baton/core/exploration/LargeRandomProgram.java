package dev.baton.core.exploration;

import dev.baton.core.Cancellable;
import dev.baton.core.Scheduler;
import dev.baton.core.SessionId;
import dev.baton.core.TaskLabel;
import dev.baton.core.Worker;
import dev.baton.core.testing.TestScheduler;
import dev.baton.core.trace.Trace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A program of everything that orders tasks: children, lanes, foregrounds, labels, timers, periods, cancellation. What
 * a task does depends on its place in the program alone, except for what it cancels: the submission before its own.
 *
 * <p>It has far too many orders to run them all; a {@link SmallRandomProgram} leaves out what would make as many.
 */
final class LargeRandomProgram {
    private static final TaskLabel LAST = TaskLabel.of("last");

    private final long number;
    private final TestScheduler scheduler;
    private final List<Scheduler> places = new ArrayList<>();
    private final List<Cancellable> submitted = new ArrayList<>();

    private LargeRandomProgram(long number, TestScheduler scheduler) {
        this.number = number;
        this.scheduler = scheduler;
    }

    /** Runs the program of a number with a strategy, of the same number as its seed, and returns what ran. */
    static Trace trace(long number, ExplorationStrategy strategy) {
        return run(number, strategy, true).trace();
    }

    /** Does the same and returns the hash of what ran: of tasks and clock jumps. */
    static long hash(long number, ExplorationStrategy strategy) {
        return run(number, strategy, false).scheduleHash();
    }

    private static TestScheduler run(long number, ExplorationStrategy strategy, boolean recording) {
        strategy.begin(number);
        TestScheduler scheduler = TestScheduler.builder().strategy(strategy).captureSites(recording).build();
        new LargeRandomProgram(number, scheduler).run();
        strategy.end();
        return scheduler;
    }

    private void run() {
        scheduler.deprioritize(LAST);
        Worker worker = scheduler.createWorker();
        places.addAll(List.of(
                scheduler,
                scheduler,
                worker,
                scheduler.createWorker(),
                worker.labeled(LAST),
                scheduler.labeled(LAST),
                scheduler.inSession(SessionId.create("ui")).foreground(),
                scheduler.newForeground()));
        int roots = 5 + choice(number, 0, 15);
        for (int i = 0; i < roots; i++) {
            submit(SplitMix64.mix(number + i), 3);
        }
        scheduler.runUntilParked();
        scheduler.advanceBy(Duration.ofMillis(choice(number, 1, 4)));
        if (choice(number, 2, 2) == 0) {
            scheduler.runUntilIdle();
        }
        scheduler.cancelPending();
        scheduler.close();
    }

    private void submit(long key, int depth) {
        Scheduler place = places.get(choice(key, 0, places.size()));
        Duration delay = Duration.ofMillis(choice(key, 1, 4));
        Runnable body = () -> {
            for (int i = 0; depth > 0 && i < choice(key, 2, 4); i++) {
                submit(SplitMix64.mix(key + i + 1), depth - 1);
            }
        };
        int kind = choice(key, 3, 10);
        if (kind < 5) {
            submitted.add(place.schedule(body));
        } else if (kind < 8) {
            submitted.add(place.scheduleAfter(delay, body));
        } else if (kind < 9) {
            periodic(place, delay);
        } else if (submitted.size() > 1) {
            submitted.get(submitted.size() - 2).cancel();
        }
    }

    private void periodic(Scheduler place, Duration period) {
        int[] runs = new int[1];
        Cancellable[] handle = new Cancellable[1];
        handle[0] = place.schedulePeriodically(period, period, () -> {
            if (++runs[0] == 3) {
                handle[0].cancel();
            }
        });
    }

    private static int choice(long key, int dimension, int bound) {
        return (int) Long.remainderUnsigned(SplitMix64.mix(key ^ SplitMix64.mix(dimension + 77)), bound);
    }
}
