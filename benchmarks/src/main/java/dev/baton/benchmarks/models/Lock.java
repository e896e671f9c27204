package dev.baton.benchmarks.models;

import static dev.baton.benchmarks.models.Noise.hops;

import dev.baton.core.Scheduler;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.BooleanSupplier;

/** A lock that is waited for without blocking; two parties take two of them in opposite orders. */
final class Lock {
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean taken;

    static BooleanSupplier start(Scheduler scheduler) {
        Lock a = new Lock();
        Lock b = new Lock();
        int[] done = new int[1];
        hops(scheduler, 1, () -> takeBoth(scheduler, a, b, done));
        hops(scheduler, 7, () -> takeBoth(scheduler, b, a, done));
        return () -> done[0] == 2;
    }

    private static void takeBoth(Scheduler scheduler, Lock first, Lock second, int[] done) {
        first.take(() -> scheduler.schedule(() -> second.take(() -> scheduler.schedule(() -> {
            done[0]++;
            second.release();
            first.release();
        }))));
    }

    private void take(Runnable then) {
        if (taken) {
            waiting.add(then);
        } else {
            taken = true;
            then.run();
        }
    }

    private void release() {
        Runnable next = waiting.poll();
        taken = next != null;
        if (next != null) {
            next.run();
        }
    }
}
