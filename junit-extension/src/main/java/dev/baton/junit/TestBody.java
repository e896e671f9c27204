package dev.baton.junit;

import dev.baton.core.testing.LibraryBridge;
import dev.baton.core.testing.Scenario;
import dev.baton.core.testing.TestScheduler;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One run of a test: installs the scheduler, calls the method, looks at what is left behind.
 *
 * <p>Runs are on one thread, one at a time. Other threads give the test up, close what it has installed, and charge errors
 * to it.
 */
final class TestBody implements Scenario {
    private final List<LibraryBridge> bridges;
    private final RunCall call;
    private long runs; // of the thread that runs
    private volatile @Nullable TestScheduler current;
    private volatile @Nullable Installations installed;
    private volatile @Nullable Throwable firstFailure;
    private volatile @Nullable String abandonment;

    TestBody(List<LibraryBridge> bridges, RunCall call) {
        this.bridges = bridges;
        this.call = call;
    }

    @Override
    public void run(TestScheduler scheduler) throws Exception {
        String reason = abandonment;
        if (reason != null) {
            throw new BlockedTestError(reason); // so that a test that was given up comes to an end
        }
        current = scheduler;
        ThisRun run = new ThisRun(scheduler, ++runs);
        try (Installations ofRun = Installations.of(bridges, scheduler)) {
            installed = ofRun;
            call.run(run);
        } catch (Throwable failure) {
            if (firstFailure == null) {
                firstFailure = failure;
            }
            throw failure;
        }
        checkInterruptFlag();
    }

    private void checkInterruptFlag() {
        if (abandonment == null && Thread.interrupted()) {
            throw new AssertionError("The run left the interrupt flag of its thread set, which the next run would find. Clear it"
                    + " with Thread.interrupted() if it has been handled, or throw what it stands for");
        }
    }

    /** From now on no run begins. Any thread may call this. */
    void abandon(String reason) {
        abandonment = reason;
    }

    /** Returns why the test was given up, or null. */
    @Nullable String abandonment() {
        return abandonment;
    }

    /** Takes out what the run in progress has installed, which does not come to its end. Any thread may call this. */
    void uninstall() {
        Installations open = installed;
        if (open != null) {
            open.close();
        }
    }

    /** Returns what the first failing run failed with, or null. */
    @Nullable Throwable firstFailure() {
        return firstFailure;
    }

    /** Says which task is running. Any thread may ask. */
    String activity() {
        TestScheduler running = current;
        return running == null ? "No run has begun." : "Run on " + running + ". " + running.activity();
    }

    /** Returns the scheduler of the run in progress, or of the last one, or null. */
    @Nullable TestScheduler scheduler() {
        return current;
    }
}
