package dev.baton.reactor.test;

import dev.baton.core.testing.TestScheduler;
import dev.baton.reactor.ReactorSchedulers;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Reactor's default schedulers, replaced while a verification builds and runs its publisher. */
final class Defaults implements Schedulers.Factory {
    private final Scheduler any;
    private final Scheduler single;

    Defaults(TestScheduler scheduler) {
        this.any = new StandIn(ReactorSchedulers.fromScheduler(scheduler));
        this.single = new StandIn(ReactorSchedulers.fromScheduler(scheduler.createWorker()));
    }

    /** Does some work with the defaults replaced by a scheduler, and puts them back. */
    static <R> R replacedBy(TestScheduler scheduler, Supplier<R> work) {
        Schedulers.Snapshot before = Schedulers.setFactoryWithSnapshot(new Defaults(scheduler));
        try {
            return work.get();
        } finally {
            Schedulers.resetFrom(before);
        }
    }

    @Override
    public Scheduler newBoundedElastic(int threads, int tasks, ThreadFactory factory, int ttlSeconds) {
        return any;
    }

    @Override
    public Scheduler newThreadPerTaskBoundedElastic(int threads, int tasks, ThreadFactory factory) {
        return any;
    }

    @Override
    public Scheduler newParallel(int parallelism, ThreadFactory factory) {
        return any;
    }

    @Override
    public Scheduler newSingle(ThreadFactory factory) {
        return single;
    }
}
