package dev.baton.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for the default schedulers of one library, and hands every call to the scheduler that is installed for the
 * caller.
 *
 * <p>For bridges. A library has one set of default schedulers for the whole process, tests want one each. So a bridge
 * has one router for all time; the first installation puts schedulers that ask {@link #routed} at each call in the place
 * of the library's own, and the last one to close puts those back.
 *
 * <h2>Who gets which scheduler</h2>
 *
 * <ul>
 *   <li>A {@linkplain DrivenScheduler test scheduler} is installed for the thread that installs it and the threads that
 *       this one starts from then on, except those of fork-join pools, which serve everyone. Any number of threads may
 *       have one, at the same time.
 *   <li>Inside a task of an installed test scheduler it is that scheduler, whatever the thread has.
 *   <li>A thread that installs a second one gets that until it is closed, and then the first again.
 *   <li>Any other scheduler, one for production, serves all threads. It and test schedulers exclude each other, and so do
 *       two of them.
 *   <li>For other threads nothing is installed: the bridge hands them what the library had before.
 * </ul>
 *
 * <p>The answer is looked up at each call. A library's scheduler that somebody keeps, in a constant say, serves one test
 * after the other; a worker stays with the scheduler that was installed when it was made.
 *
 * <h2>Owners</h2>
 *
 * Installations are counted. They may be closed in any order, by any thread, more than once; each takes away only what
 * it brought. All methods may be called from any thread.
 */
public final class SchedulerRouter {
    private final String library;
    private final Function<? super Scheduler, ? extends Installation> replacement;
    private final ThreadRoutes threads = new ThreadRoutes();

    // Written under the lock of this router.
    private volatile List<Installed> open = List.of(); // in the order of installation
    private @Nullable Installation replaced;

    /**
     * A router with nothing installed.
     *
     * @param library what messages call it
     * @param replacement puts the routed schedulers into the library; its result puts back what was there. The first
     *     installation calls it with its scheduler, which is of the kind of all until the last closes; one at a time
     */
    public SchedulerRouter(String library, Function<? super Scheduler, ? extends Installation> replacement) {
        this.library = Objects.requireNonNull(library, "library");
        this.replacement = Objects.requireNonNull(replacement, "replacement");
    }

    /**
     * Installs a scheduler: for the current thread if a test drives it, else for all threads.
     *
     * @param toInstall a scheduler or a view of one
     * @throws IllegalStateException if another kind of scheduler is installed, or another one that serves all threads
     * @throws RuntimeException what the library has against it; then nothing has changed
     */
    public synchronized Installation install(Scheduler toInstall) {
        Objects.requireNonNull(toInstall, "scheduler");
        Installed installed = open.stream()
                .filter(candidate -> candidate.scheduler().equals(toInstall))
                .findFirst()
                .orElseGet(() -> new Installed(toInstall));
        if (!open.contains(installed)) {
            rejectOtherKinds(installed);
            add(installed);
        }
        installed.addOwner();
        AtomicReference<@Nullable Installed> route = installed.servesEveryThread() ? null : threads.add(installed);
        AtomicBoolean closed = new AtomicBoolean();
        return () -> {
            if (closed.compareAndSet(false, true)) {
                if (route != null) {
                    route.set(null);
                    threads.tidy();
                }
                remove(installed);
            }
        };
    }

    private void rejectOtherKinds(Installed newcomer) {
        if (open.isEmpty() || !(newcomer.servesEveryThread() || open.get(0).servesEveryThread())) {
            return;
        }
        Installed present = open.get(0);
        throw new IllegalStateException(newcomer + " was to be installed in " + library + ", where " + present
                + " is installed already. "
                + (present.servesEveryThread() ? "That one serves all threads" : "That one is for a test, and the new one would serve all threads")
                + ": close its installation first");
    }

    private void add(Installed installed) {
        if (open.isEmpty()) {
            replaced = replacement.apply(installed.scheduler());
        }
        List<Installed> all = new ArrayList<>(open);
        all.add(installed);
        open = List.copyOf(all);
    }

    private synchronized void remove(Installed installed) {
        if (!installed.removeOwner()) {
            return;
        }
        List<Installed> rest = new ArrayList<>(open);
        rest.remove(installed);
        open = List.copyOf(rest);
        installed.close();
        Installation toRestore = replaced;
        if (rest.isEmpty() && toRestore != null) {
            replaced = null;
            toRestore.close();
        }
    }

    /** Returns what is installed for the current thread, as it was given to {@link #install}, or null. */
    public @Nullable Scheduler current() {
        Installed installed = installed();
        return installed == null ? null : installed.scheduler();
    }

    @Nullable Installed installed() {
        List<Installed> all = open;
        if (all.isEmpty()) {
            return null;
        }
        Installed latest = all.get(all.size() - 1);
        if (latest.servesEveryThread()) {
            return latest;
        }
        Installed ofThread = threads.current();
        if (ofThread == latest && all.size() == 1) {
            return latest;
        }
        for (int i = all.size() - 1; i >= 0; i--) {
            if (all.get(i).isRunningHere()) {
                return all.get(i);
            }
        }
        return ofThread;
    }

    /**
     * Returns a place for what a bridge makes of each scheduler that is installed.
     *
     * @param maker is given a scheduler as it was given to {@link #install}; called once for each
     */
    public <T> Routed<T> routed(Function<? super Scheduler, ? extends T> maker) {
        return new Routed<>(this, maker);
    }

    /** Names the library and what is installed. */
    @Override
    public String toString() {
        return library + " on " + (open.isEmpty() ? "its own schedulers" : open.toString());
    }
}
