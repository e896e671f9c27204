package dev.baton.platform;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;

/** Submissions race with closing: what was accepted runs or is cancelled, once, and what was rejected does not run. */
final class CloseStressTest {
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
    void close_schedulerAgainstBackgroundTasks_losesNothing() {
        Submitter.race(scheduler, scheduler);
    }

    @RepeatedTest(ROUNDS)
    void close_schedulerAgainstForegroundTasks_losesNothing() {
        Submitter.race(scheduler.foreground(), scheduler);
    }
}
