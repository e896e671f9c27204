package dev.baton.benchmarks.models;

import dev.baton.core.Scheduler;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.BooleanSupplier;

/** A buffer of one place whose producers and consumers share one set of waiters, so that a signal wakes the wrong side. */
final class WaitSet {
    private final Scheduler scheduler;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean full;
    private int done;

    private WaitSet(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    static BooleanSupplier start(Scheduler scheduler) {
        WaitSet buffer = new WaitSet(scheduler);
        for (boolean toFull : new boolean[] {true, true, false, false}) {
            scheduler.schedule(() -> buffer.turn(toFull));
        }
        return () -> buffer.done == 4;
    }

    private void turn(boolean toFull) {
        if (full == toFull) {
            waiting.add(() -> turn(toFull));
            return;
        }
        full = toFull;
        done++;
        Runnable woken = waiting.poll();
        if (woken != null) {
            scheduler.schedule(woken);
        }
    }
}
