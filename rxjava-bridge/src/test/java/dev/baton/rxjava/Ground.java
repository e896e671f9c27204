package dev.baton.rxjava;

import dev.baton.core.TaskLabel;
import dev.baton.core.testing.TestScheduler;
import dev.baton.platform.ThreadPoolScheduler;
import io.reactivex.rxjava3.core.Scheduler;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/** What the bridge stands on in a test that blocks its own thread: real threads, or one that drives virtual time. */
enum Ground {
    POOL(pool -> pool),
    VIEW(pool -> pool.labeled(TaskLabel.of("view"))),
    LANE(dev.baton.core.Scheduler::createWorker),
    VIRTUAL(null),
    SEEDED(null);

    private final Function<dev.baton.core.Scheduler, dev.baton.core.Scheduler> side;

    Ground(Function<dev.baton.core.Scheduler, dev.baton.core.Scheduler> side) {
        this.side = side;
    }

    /** A scheduler of RxJava's and an end of it. */
    interface Use extends AutoCloseable {
        Scheduler rx();

        @Override
        void close();
    }

    Use open() {
        return side == null ? virtual() : real();
    }

    private Use real() {
        ThreadPoolScheduler pool = ThreadPoolScheduler.create(3);
        return use(RxSchedulers.fromScheduler(side.apply(pool)), pool::close);
    }

    private Use virtual() {
        var builder = TestScheduler.builder().allowParking(true);
        TestScheduler scheduler = (this == SEEDED ? builder.seed(42) : builder).build();
        boolean[] stopped = {false};
        Thread driver = new Thread(() -> {
            while (!stopped[0]) {
                if (!scheduler.runOne()) {
                    LockSupport.parkNanos(10_000);
                }
            }
            scheduler.cancelPending();
            scheduler.close();
        }, "driver");
        driver.start();
        return use(RxSchedulers.fromScheduler(scheduler), () -> {
            scheduler.schedule(() -> stopped[0] = true);
            try {
                driver.join();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
    }

    private static Use use(Scheduler rx, Runnable end) {
        return new Use() {
            @Override
            public Scheduler rx() {
                return rx;
            }

            @Override
            public void close() {
                rx.shutdown();
                end.run();
            }
        };
    }
}
