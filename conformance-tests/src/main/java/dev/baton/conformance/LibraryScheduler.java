package dev.baton.conformance;

import java.util.concurrent.atomic.AtomicInteger;

/** A scheduler as a library sees it, in neutral words; {@code toString} is that of the library's object. */
public interface LibraryScheduler extends Submissions {
    /** Returns a new worker. */
    Submissions createWorker();

    /** Returns the library's reading of its clock in nanoseconds, from whatever origin it has. */
    long nanoTime();

    /**
     * Counts, from now on, the tasks that pass the library's hook for submitted tasks. The result, when run, removes the
     * hook.
     *
     * @throws UnsupportedOperationException if the library has no such hook
     * @implSpec throws {@link UnsupportedOperationException}
     */
    default Runnable countHookCalls(AtomicInteger calls) {
        throw new UnsupportedOperationException("This library has no hook for submitted tasks; if so, say so in absent() with Capability.HOOK");
    }
}
