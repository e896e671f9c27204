package dev.baton.junit;

import org.jspecify.annotations.Nullable;

/** The run that methods of {@code @BeforeEach} and {@code @AfterEach} are called for, on the thread of the test. */
final class RunInProgress {
    private volatile @Nullable ThisRun run;

    void during(ThisRun thisRun, Runnable action) {
        run = thisRun;
        try {
            action.run();
        } finally {
            run = null;
        }
    }

    /** Returns it, or null outside the runs. */
    @Nullable ThisRun current() {
        return run;
    }
}
