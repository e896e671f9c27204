package dev.baton.reactor;

import dev.baton.platform.ThreadPoolScheduler;
import java.util.Arrays;
import java.util.Objects;
import java.util.Queue;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import reactor.blockhound.BlockHound;
import reactor.blockhound.integration.BlockHoundIntegration;
import reactor.core.Disposable;
import reactor.core.scheduler.NonBlocking;
import reactor.core.scheduler.Scheduler;

/**
 * Lets threads that must not block do everything a pool does, under BlockHound, and prints where it saw one block. A
 * program of its own, because BlockHound cannot be taken off again.
 */
final class BlockHoundProbe {
    private static final int TASKS = 2_000;

    private BlockHoundProbe() {}

    private static final class NonBlockingThread extends Thread implements NonBlocking {
        NonBlockingThread(Runnable life) {
            super(life);
            setDaemon(true);
        }
    }

    /** Runs with every integration that there is, or with the one that an argument names. */
    public static void main(String[] arguments) throws Exception {
        Queue<String> blocked = new ConcurrentLinkedQueue<>();
        BlockHound.Builder builder = BlockHound.builder()
                .nonBlockingThreadPredicate(known -> known.or(NonBlocking.class::isInstance))
                .blockingMethodCallback(method -> blocked.add(method.getName() + " in " + caller()));
        if (arguments.length > 0) {
            ((BlockHoundIntegration) Class.forName(arguments[0]).getConstructor().newInstance()).applyTo(builder);
        } else {
            builder.loadIntegrations();
        }
        builder.install();
        exercise();
        new TreeSet<>(blocked).forEach(System.out::println);
    }

    private static String caller() {
        return Arrays.stream(Thread.currentThread().getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("dev.baton."))
                .filter(frame -> !frame.getMethodName().contains("caller") && !frame.getMethodName().contains("main"))
                .map(frame -> frame.getClassName() + "." + frame.getMethodName())
                .findFirst()
                .orElse("the JDK");
    }

    private static void exercise() throws Exception {
        ThreadPoolScheduler pool = ThreadPoolScheduler.builder()
                .threads(4)
                .elasticThreads(4)
                .threadFactory(NonBlockingThread::new)
                .build();
        for (Scheduler reactor : new Scheduler[] {
            ReactorSchedulers.fromScheduler(pool), ReactorSchedulers.fromScheduler(pool.elastic())
        }) {
            CountDownLatch ran = new CountDownLatch(4 * TASKS);
            Scheduler.Worker[] workers = {reactor.createWorker(), reactor.createWorker()};
            for (int i = 0; i < TASKS; i++) {
                Scheduler.Worker worker = workers[i % 2];
                reactor.schedule(() -> reactor.schedule(ran::countDown));
                reactor.schedule(() -> worker.schedule(ran::countDown));
                reactor.schedule(() -> worker.schedule(ran::countDown, 1, TimeUnit.MICROSECONDS));
                reactor.schedule(() -> {
                    Disposable cancelled = reactor.schedule(() -> {}, 1, TimeUnit.HOURS);
                    cancelled.dispose();
                    ran.countDown();
                });
            }
            ran.await();
            reactor.disposeGracefully().block();
        }
        CountDownLatch blocks = new CountDownLatch(1);
        ReactorSchedulers.fromScheduler(pool).schedule(() -> blockInATask(blocks));
        blocks.await();
        pool.close();
    }

    private static void blockInATask(CountDownLatch blocks) {
        try {
            Thread.sleep(0, 1);
        } catch (InterruptedException e) {
            throw new IllegalStateException(Objects.toString(e), e);
        } finally {
            blocks.countDown();
        }
    }
}
