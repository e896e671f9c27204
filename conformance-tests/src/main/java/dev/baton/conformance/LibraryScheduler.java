package dev.baton.conformance;

import dev.baton.core.SessionId;
import dev.baton.core.TaskLabel;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

/** A scheduler as a library sees it, in neutral words; {@code toString} is that of the library's object. */
public interface LibraryScheduler extends Submissions {
    /** Returns a new worker. */
    Submissions createWorker();

    /** Returns the library's reading of its clock in nanoseconds, from whatever origin it has. */
    long nanoTime();

    /**
     * Returns what submits here and gives the tasks a label in the library's own context. Only single tasks need be
     * taken, delayed or not.
     *
     * @throws UnsupportedOperationException if the library has no such context
     * @implSpec throws {@link UnsupportedOperationException}
     */
    default Submissions inContext(TaskLabel label) {
        throw noContext();
    }

    /**
     * Returns what submits here and gives the tasks a session in the library's own context, as
     * {@link #inContext(TaskLabel)} does with a label.
     *
     * @throws UnsupportedOperationException if the library has no such context
     * @implSpec throws {@link UnsupportedOperationException}
     */
    default Submissions inContext(SessionId session) {
        throw noContext();
    }

    /**
     * Returns what submits here too, and runs in place what is submitted on the main thread. Only undelayed tasks need be
     * taken.
     *
     * @throws UnsupportedOperationException if the library runs nothing in place
     * @implSpec throws {@link UnsupportedOperationException}
     */
    default Submissions inPlace() {
        throw new UnsupportedOperationException("This library runs nothing in place; if so, say so in absent() with"
                + " Capability.IN_PLACE");
    }

    private static UnsupportedOperationException noContext() {
        return new UnsupportedOperationException("This library has no context that a bridge could read; if so, say so in"
                + " absent() with Capability.LABEL_IN_CONTEXT");
    }

    /**
     * Closes the library's scheduler so that it takes nothing more, and runs what it has.
     *
     * @return is done when it has run all
     * @throws UnsupportedOperationException if the library has no such end
     * @implSpec throws {@link UnsupportedOperationException}
     */
    default CompletionStage<?> closeGracefully() {
        throw new UnsupportedOperationException("This library has no graceful end; if so, say so in absent() with"
                + " Capability.GRACEFUL_CLOSE");
    }

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
