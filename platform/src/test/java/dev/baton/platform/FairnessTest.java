package dev.baton.platform;

import dev.baton.core.Scheduler;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** No task waits for ever behind others that submit themselves again and again. */
final class FairnessTest {
    private volatile boolean enough;
    private ThreadPoolScheduler scheduler = ThreadPoolScheduler.create(1);

    @AfterEach
    void close() {
        enough = true;
        scheduler.close();
    }

    /** Submits itself anew as long as the test runs. */
    private void hop(Scheduler on) {
        if (!enough) {
            on.schedule(() -> hop(on));
        }
    }

    private void hops(int chains, Scheduler on) {
        CountDownLatch underWay = new CountDownLatch(chains);
        for (int i = 0; i < chains; i++) {
            on.schedule(() -> {
                underWay.countDown();
                hop(on);
            });
        }
        Await.zero(underWay);
    }

    @Test
    void submit_fromOutsideToThreadsWithMoreThanTheyHold_runs() {
        hops(1_000, scheduler);
        ProbeNode probe = new ProbeNode();
        scheduler.submit(probe);
        Await.value(probe.settled);
    }

    @Test
    void submit_toAWorkerAmongBusyWorkers_runs() {
        for (int i = 0; i < 400; i++) {
            hops(1, scheduler.createWorker());
        }
        ProbeNode probe = new ProbeNode();
        scheduler.createWorker().submit(probe);
        Await.value(probe.settled);
    }

    @Test
    void submit_delayedToABusyPool_runs() {
        hops(1_000, scheduler);
        ProbeNode probe = new ProbeNode();
        scheduler.submit(probe, 1);
        Await.value(probe.settled);
    }

    @Test
    void submit_byATaskThatThenBlocks_runsOnAnotherThreadThatIsBusy() {
        scheduler.close();
        scheduler = ThreadPoolScheduler.create(2);
        hops(10, scheduler);
        ProbeNode probe = new ProbeNode();
        ProbeNode blocked = new ProbeNode();
        scheduler.schedule(() -> {
            scheduler.submit(probe);
            Await.value(probe.settled); // holds the thread on which it would run
            scheduler.submit(blocked);
        });
        Await.value(blocked.settled);
    }
}
