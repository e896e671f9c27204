package dev.baton.junit;

import dev.baton.core.Installation;
import dev.baton.core.testing.LibraryBridge;
import dev.baton.core.testing.TestScheduler;
import dev.baton.core.testing.UnfinishedTasksError;
import java.util.List;

/**
 * The scheduler that is installed around the runs, for {@code @BeforeEach} and {@code @AfterEach}.
 *
 * <p>A library's scheduler that {@code @BeforeEach} keeps then asks at each call what is installed, so in a run it is that of
 * the run. And the libraries' default schedulers are exchanged once for a test instead of once for a run.
 */
final class StandIn {
    private final TestScheduler scheduler = TestScheduler.create();
    private final Installation installed;

    StandIn(List<LibraryBridge> bridges) {
        List<LibraryBridge> shared = bridges.stream().filter(bridge -> !bridge.isInstalledByNameOnly()).toList();
        installed = Installations.of(shared, scheduler);
    }

    /**
     * Puts back what was there.
     *
     * @throws AssertionError if work was begun on it that is pending
     */
    void close() {
        try {
            installed.close();
        } finally {
            end();
        }
    }

    private void end() {
        try {
            scheduler.close();
        } catch (UnfinishedTasksError pending) {
            throw new AssertionError("Work was begun on a default scheduler outside the runs, as in @BeforeEach, and belongs to"
                    + " none of them. Begin it in the test method, or repeat @BeforeEach in every run with rerun ="
                    + " Rerun.LIFECYCLE. " + pending.getMessage(), pending);
        }
    }
}
