package dev.baton.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
}
