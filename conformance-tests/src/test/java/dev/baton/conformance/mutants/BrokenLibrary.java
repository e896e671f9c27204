package dev.baton.conformance.mutants;

import dev.baton.conformance.Bridge;
import dev.baton.conformance.LibraryScheduler;
import dev.baton.core.Installation;
import dev.baton.core.Scheduler;
import dev.baton.core.testing.TestScheduler;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A library with a default scheduler that is put in place, or put back, in a wrong way. */
final class BrokenLibrary implements Bridge {
    private final boolean stays;
    private final boolean blocksWell;
    private final TestScheduler original = TestScheduler.create();
    private @Nullable Scheduler installed;

    BrokenLibrary(boolean stays, boolean blocksWell) {
        this.stays = stays;
        this.blocksWell = blocksWell;
    }

    @Override
    public LibraryScheduler over(Scheduler scheduler) {
        return Bridge.none().over(scheduler);
    }

    @Override
    public Installation install(Scheduler scheduler) {
        installed = scheduler;
        return () -> {
            if (!stays) {
                installed = null;
            }
        };
    }

    @Override
    public LibraryScheduler defaultScheduler() {
        return over(installed == null ? original : installed);
    }

    @Override
    public void block(Duration delay) {
        TestScheduler driven = (TestScheduler) Objects.requireNonNull(installed, "installed");
        driven.schedule(() -> {});
        if (blocksWell) {
            driven.advanceBy(delay);
        } else {
            driven.runUntilIdle();
        }
    }
}
