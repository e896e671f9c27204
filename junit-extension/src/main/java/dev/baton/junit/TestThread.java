package dev.baton.junit;

import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Does all runs of a test on a thread that can be left behind.
 *
 * <p>Whoever waits here goes on as soon as the runs are over, the watchdog reports that they never will be, or JUnit
 * interrupts the wait. The thread is then interrupted, and given a moment to unwind.
 */
final class TestThread {
    private static final long MOMENT_MILLIS = 1_000;

    private final TestBody body;
    private final CompletableFuture<@Nullable Void> over = new CompletableFuture<>();
    private final Thread thread;

    /**
     * Makes a thread.
     *
     * @param uncaught gets what kills a thread that the test has started, unless the process has a handler for that
     */
    TestThread(TestId id, TestBody body, Runnable runs, BiConsumer<Thread, Throwable> uncaught) {
        this.body = body;
        this.thread = new Thread(new Family(id, uncaught), () -> {
            try {
                runs.run();
                over.complete(null);
            } catch (Throwable failure) {
                over.completeExceptionally(failure);
            }
        }, "baton " + id);
        thread.setDaemon(true);
    }

    /** Gives the test up; the watchdog calls this on its own thread. */
    void blocked(String report) {
        if (!over.isDone()) {
            body.abandon(report); // first, because whoever waits looks for it
            over.completeExceptionally(error(report));
        }
    }

    private BlockedTestError error(String report) {
        BlockedTestError error = new BlockedTestError(report);
        Throwable before = body.firstFailure();
        if (before != null) {
            error.addSuppressed(before); // it hung while a failure was looked into
        }
        return error;
    }

    void run() throws Throwable {
        thread.start();
        try {
            over.get();
        } catch (ExecutionException failed) {
            throw failed.getCause();
        } catch (InterruptedException timeout) {
            String state = "The test was interrupted, as JUnit's @Timeout does. " + body.activity() + "\nThread \""
                    + thread.getName() + "\" is " + thread.getState() + Arrays.stream(thread.getStackTrace())
                            .map(frame -> "\n    at " + frame).collect(Collectors.joining());
            body.abandon(state);
            Thread.currentThread().interrupt();
            throw error(state);
        } finally {
            end();
        }
    }

    private void end() {
        boolean wasInterrupted = Thread.interrupted();
        if (body.abandonment() != null) {
            thread.interrupt();
        }
        try {
            thread.join(MOMENT_MILLIS);
        } catch (InterruptedException again) {
            wasInterrupted = true;
        }
        body.uninstall();
        if (wasInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The threads of one test: those that it starts belong to it, unless they say otherwise. */
    private static final class Family extends ThreadGroup {
        private final BiConsumer<Thread, Throwable> uncaught;

        Family(TestId id, BiConsumer<Thread, Throwable> uncaught) {
            super("baton " + id);
            this.uncaught = uncaught;
        }

        @Override
        public void uncaughtException(Thread dead, Throwable error) {
            if (Thread.getDefaultUncaughtExceptionHandler() != null) {
                super.uncaughtException(dead, error);
            } else {
                uncaught.accept(dead, error);
            }
        }
    }
}
