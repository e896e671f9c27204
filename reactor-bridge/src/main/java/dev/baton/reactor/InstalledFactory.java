package dev.baton.reactor;

import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Makes what {@code Schedulers.newParallel} and its like hand out while schedulers are installed. */
final class InstalledFactory implements Schedulers.Factory {
    private volatile @Nullable StandIn standIn;

    /** Makes the next scheduler that the current thread asks {@code Schedulers} for a given one. */
    void replace(InstalledScheduler shared, Supplier<Scheduler> shareIt) {
        standIn = new StandIn(Thread.currentThread(), shared);
        try {
            shareIt.get();
        } finally {
            standIn = null;
        }
    }

    private Scheduler make(Flavour flavour, ThreadFactory threads, Supplier<Scheduler> original) {
        StandIn present = standIn;
        return present != null && present.thread == Thread.currentThread()
                ? present.shared
                : new InstalledScheduler(flavour, nameOf(flavour, threads), original);
    }

    /** Reactor's own thread factories know the name that the user gave; it is the best label there is. */
    private static String nameOf(Flavour flavour, ThreadFactory threads) {
        return threads instanceof Supplier<?> named && named.get() instanceof String name && !name.isBlank()
                ? name
                : flavour.title();
    }

    @Override
    public Scheduler newParallel(int parallelism, ThreadFactory threads) {
        return make(Flavour.PARALLEL, threads, () -> Schedulers.Factory.super.newParallel(parallelism, threads));
    }

    @Override
    public Scheduler newSingle(ThreadFactory threads) {
        return make(Flavour.SINGLE, threads, () -> Schedulers.Factory.super.newSingle(threads));
    }

    @Override
    public Scheduler newBoundedElastic(int threadCap, int queuedTaskCap, ThreadFactory threads, int ttlSeconds) {
        return make(Flavour.BOUNDED_ELASTIC, threads,
                () -> Schedulers.Factory.super.newBoundedElastic(threadCap, queuedTaskCap, threads, ttlSeconds));
    }

    @Override
    public Scheduler newThreadPerTaskBoundedElastic(int threadCap, int queuedTaskCap, ThreadFactory threads) {
        return make(Flavour.BOUNDED_ELASTIC, threads,
                () -> Schedulers.Factory.super.newThreadPerTaskBoundedElastic(threadCap, queuedTaskCap, threads));
    }

    private record StandIn(Thread thread, InstalledScheduler shared) {}
}
