package dev.baton.benchmarks.pool;

import dev.baton.platform.ThreadPoolScheduler;
import dev.baton.reactor.ReactorSchedulers;
import dev.baton.rxjava.RxSchedulers;
import io.reactivex.rxjava3.schedulers.Schedulers;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/** The contestants by name, each created as its users create it, with as many threads as there are processors. */
final class Pools {
    private static final int THREADS = Runtime.getRuntime().availableProcessors();

    private Pools() {}

    static Pool create(String name) {
        return switch (name) {
            case "baton" -> new BatonPool(ThreadPoolScheduler.create(THREADS));
            case "baton-reactor" -> batonThroughReactor(true);
            case "baton-reactor-undisturbed" -> batonThroughReactor(false);
            case "baton-rxjava" -> batonThroughRxJava(true);
            case "baton-rxjava-undisturbed" -> batonThroughRxJava(false);
            case "baton-executor" -> batonAsExecutor();
            case "fjp" -> new ExecutorPool(new ForkJoinPool(THREADS));
            case "fjp-async" -> new ExecutorPool(
                    new ForkJoinPool(THREADS, ForkJoinPool.defaultForkJoinWorkerThreadFactory, null, true));
            case "fixed" -> new ExecutorPool(Executors.newFixedThreadPool(THREADS));
            case "stpe" -> scheduledThreadPool();
            case "reactor" -> reactor();
            case "rxjava" -> new RxJavaPool(Schedulers.computation(), () -> {}); // the one there is
            case "rxjava-from" -> rxJavaFrom(false);
            case "rxjava-from-interruptible" -> rxJavaFrom(true);
            case "coroutines" -> new CoroutinesPool(); // the one there is
            default -> throw new IllegalArgumentException("There is no pool " + name);
        };
    }

    private static Pool batonThroughReactor(boolean interrupting) {
        ThreadPoolScheduler pool = ThreadPoolScheduler.create(THREADS);
        return new ReactorPool(ReactorSchedulers.fromScheduler(pool, interrupting), pool::close);
    }

    private static Pool batonThroughRxJava(boolean interrupting) {
        ThreadPoolScheduler pool = ThreadPoolScheduler.create(THREADS);
        return new RxJavaPool(RxSchedulers.fromScheduler(pool, interrupting), pool::close);
    }

    private static Pool batonAsExecutor() {
        ThreadPoolScheduler pool = ThreadPoolScheduler.create(THREADS);
        return new ScheduledPool(pool.asExecutorService(), pool::close);
    }

    /** Removes what is cancelled, as whoever cancels much asks it to. */
    private static Pool scheduledThreadPool() {
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(THREADS);
        executor.setRemoveOnCancelPolicy(true);
        return new ScheduledPool(executor, executor::shutdownNow);
    }

    private static Pool reactor() {
        reactor.core.scheduler.Scheduler parallel = reactor.core.scheduler.Schedulers.newParallel("measured", THREADS);
        return new ReactorPool(parallel, parallel::dispose);
    }

    private static Pool rxJavaFrom(boolean interruptible) {
        ExecutorService executor = Executors.newFixedThreadPool(THREADS);
        return new RxJavaPool(Schedulers.from(executor, interruptible), executor::shutdownNow);
    }
}
