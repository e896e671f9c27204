package dev.baton.junit;

import dev.baton.core.testing.Exploration;
import java.util.function.Supplier;

/**
 * Does all runs of a test on the thread that JUnit calls it on. A run that blocks for good is reported and interrupted;
 * if that does not end it, nothing does.
 */
final class CallersThread {
    private final TestBody body;

    CallersThread(TestBody body) {
        this.body = body;
    }

    @SuppressWarnings("SystemOut") // if the thread cannot be interrupted, this is all that is ever heard
    void run(Exploration exploration, Runnable runs, Supplier<String> again) {
        Thread caller = Thread.currentThread();
        exploration.hangs(reported -> {
            String report = reported + again.get();
            System.err.println(report);
            body.abandon(report);
            caller.interrupt();
        });
        try {
            runs.run();
        } catch (RuntimeException | Error failure) {
            String report = body.abandonment();
            if (report == null) {
                throw failure;
            }
            BlockedTestError blocked = new BlockedTestError(report);
            blocked.addSuppressed(body.firstFailure() == null ? failure : body.firstFailure());
            throw blocked;
        } finally {
            if (body.abandonment() != null) {
                Thread.interrupted(); // it was meant for the run
            }
        }
    }
}
