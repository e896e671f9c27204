package dev.baton.junit;

import dev.baton.core.testing.Exploration;
import java.util.function.Supplier;

/**
 * Does all runs of a test on the thread that JUnit calls it on. A run that blocks for good is reported and interrupted;
 * if that does not end it, nothing does.
 */
final class CallersThread {
    private final TestBody body;
    private final Thread caller = Thread.currentThread();
    private boolean over; // under the lock of this object

    CallersThread(TestBody body) {
        this.body = body;
    }

    void run(Exploration exploration, Runnable runs, Supplier<String> again) {
        exploration.hangs(report -> blocked(report + again.get()));
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
            end();
        }
    }

    @SuppressWarnings("SystemOut") // if the thread cannot be interrupted, this is all that is ever heard
    private synchronized void blocked(String report) {
        if (!over && body.abandonment() == null) {
            System.err.println(report);
            body.abandon(report);
            caller.interrupt();
        }
    }

    private synchronized void end() {
        over = true;
        if (body.abandonment() != null) {
            Thread.interrupted(); // it was meant for the run
        }
    }
}
