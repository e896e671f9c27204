package dev.baton.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.core.Cancellable;
import dev.baton.core.Installation;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Family A: a library's scheduler made from ours owns what it made, and nothing else. */
public interface AdapterRules extends Rules {
    /**
     * Closing the library's scheduler leaves ours, and others made from it, alone.
     *
     * <p>If this fails, check that closing it does not close the scheduler it was given.
     */
    @Test
    default void a1_closingTheLibrarySchedulerLeavesOursAlone() {
        everywhere(subject -> {
            AtomicInteger ran = new AtomicInteger();
            LibraryScheduler closed = subject.library(scheduler -> scheduler.labeled(DeprioritizationRules.SLOW));
            LibraryScheduler other = subject.library(scheduler -> scheduler.labeled(DeprioritizationRules.SLOW));
            closed.close();
            closed.close();
            other.schedule(ran::incrementAndGet);
            subject.core().schedule(ran::incrementAndGet);
            subject.runUntil("A1: tasks of another one and of our scheduler run", () -> ran.get() == 2);
        });
    }

    /**
     * The library's scheduler prints the name of ours, so that logs tell which it is.
     *
     * <p>If this fails, add {@code toString()} to the adapter.
     */
    @Test
    default void a2_nameOfOurSchedulerShows() {
        everywhere(subject -> assertTrue(subject.library().toString().contains(subject.core().toString()),
                "A2: \"" + subject.library() + "\" should contain \"" + subject.core() + "\""));
    }

    /**
     * Converting back returns the same scheduler, views included by value.
     *
     * <p>If this fails, check that the way back unwraps instead of wrapping again.
     */
    @Test
    @Requires(Capability.ROUND_TRIP)
    default void a3_wayBackReturnsTheSameScheduler() {
        everywhere(subject -> {
            assertSame(subject.core(), subject.back(subject.library()), "A3: the round trip keeps the scheduler");
            assertEquals(subject.core().labeled(DeprioritizationRules.SLOW),
                    subject.back(subject.labeled(DeprioritizationRules.SLOW)), "A3: the round trip keeps a view");
        });
    }

    /**
     * Every submitted task passes the library's hook exactly once, a periodic one once for all its runs.
     *
     * <p>If this fails, check every entry: direct, delayed, periodic, and the same of a worker. A task that misses the
     * hook loses its context; one that passes it twice carries it twice.
     */
    @Test
    @Requires({Capability.HOOK, Capability.PERIODIC})
    default void a4_everyTaskPassesTheHookOfTheLibraryOnce() {
        everywhere(subject -> {
            AtomicInteger hooked = new AtomicInteger();
            AtomicInteger ran = new AtomicInteger();
            LibraryScheduler library = subject.library();
            Runnable removeHook = library.countHookCalls(hooked);
            try {
                for (Submissions to : new Submissions[] {library, library.createWorker()}) {
                    hooked.set(0);
                    ran.set(0);
                    to.schedule(ran::incrementAndGet);
                    to.scheduleAfter(Duration.ofMillis(1), ran::incrementAndGet);
                    AtomicInteger ticks = new AtomicInteger();
                    var periodic = to.schedulePeriodically(Duration.ZERO, Duration.ofMillis(1), ticks::incrementAndGet);
                    subject.runUntil("A4: all tasks run", () -> ran.get() == 2 && ticks.get() >= 3);
                    periodic.cancel();
                    assertEquals(3, hooked.get(), "A4: three submitted tasks pass the hook three times");
                }
            } finally {
                removeHook.run();
            }
        });
    }

    /**
     * While ours is installed, what is submitted to the library's default scheduler runs on it; afterwards it does not.
     *
     * <p>If this fails, check that the end of the installation puts back what was there.
     */
    @Test
    @SuppressWarnings("try") // it is there to be closed
    @Requires({Capability.INSTALLABLE, Capability.VIRTUAL_TIME})
    default void a5_installedSchedulerRunsTheWorkOfTheLibrary() {
        everywhere(subject -> {
            AtomicInteger ran = new AtomicInteger();
            try (Installation installed = subject.install()) {
                subject.defaultScheduler().schedule(ran::incrementAndGet);
                subject.defaultScheduler().scheduleAfter(Duration.ofDays(1), ran::incrementAndGet);
                assertEquals(2, subject.test().pendingTasks().size(), "A5: the work of the library is on the installed scheduler");
                subject.pass(Duration.ofDays(1));
                assertEquals(2, ran.get(), "A5: the work of the library runs in virtual time");
            }
            Cancellable outside = subject.defaultScheduler().scheduleAfter(Duration.ofDays(1), () -> {});
            assertTrue(subject.test().pendingTasks().isEmpty(), "A5: the work of the library goes elsewhere after the installation");
            outside.cancel();
        });
    }

    /**
     * A blocking call of the library on the thread that drives runs the installed scheduler, no further than it must.
     *
     * <p>If this fails, check where the library can be asked before it waits.
     */
    @Test
    @SuppressWarnings("try") // it is there to be closed
    @Requires({Capability.BLOCKING_CALLS, Capability.VIRTUAL_TIME})
    default void a6_blockingCallRunsTheInstalledScheduler() {
        everywhere(subject -> {
            try (Installation installed = subject.install()) {
                subject.test().advanceBy(Duration.ZERO); // from here on this thread drives
                AtomicInteger late = new AtomicInteger();
                subject.defaultScheduler().scheduleAfter(Duration.ofDays(3), late::incrementAndGet);
                long before = subject.test().nanoTime();
                subject.block(Duration.ofDays(2));
                assertEquals(Duration.ofDays(2), Duration.ofNanos(subject.test().nanoTime() - before),
                        "A6: a blocking call takes the time that it waits for");
                assertEquals(0, late.get(), "A6: a blocking call runs nothing that is due after it");
            }
        });
    }
}
