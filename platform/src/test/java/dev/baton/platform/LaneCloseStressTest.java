package dev.baton.platform;

import dev.baton.core.Worker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;

/** Closing races with submissions to lanes: what was accepted runs or is cancelled, never both and never neither. */
final class LaneCloseStressTest {
    private static final int ROUNDS = 300;

    private final MainLoop loop = MainLoop.create();
    private final Thread main = new Thread(loop::run, "main loop");
    private final ThreadPoolScheduler scheduler =
            ThreadPoolScheduler.builder().threads(2).foreground(loop).build();

    @BeforeEach
    void start() {
        main.start();
    }

    @AfterEach
    void stop() {
        scheduler.close();
        loop.quit();
        Await.end(main);
    }

    @RepeatedTest(ROUNDS)
    void close_schedulerAgainstTasksOfAWorker_losesNothing() {
        Submitter.race(scheduler.createWorker(), scheduler);
    }

    @RepeatedTest(ROUNDS)
    void close_schedulerAgainstTasksOfAForegroundWorker_losesNothing() {
        Submitter.race(scheduler.foreground().createWorker(), scheduler);
    }

    @RepeatedTest(ROUNDS)
    void close_workerAgainstItsTasks_losesNothing() {
        Worker worker = scheduler.createWorker();
        Submitter.race(worker, worker);
    }

    @RepeatedTest(ROUNDS)
    void close_foregroundWorkerAgainstItsTasks_losesNothing() {
        Worker worker = scheduler.foreground().createWorker();
        Submitter.race(worker, worker);
    }
}
