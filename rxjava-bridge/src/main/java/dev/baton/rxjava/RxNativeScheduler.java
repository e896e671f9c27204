package dev.baton.rxjava;

import dev.baton.core.NativeScheduler;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.disposables.Disposable;
import io.reactivex.rxjava3.plugins.RxJavaPlugins;
import java.time.Instant;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * RxJava's own scheduler as one of ours.
 *
 * <p>A scheduler with a clock of its own, as RxJava's test scheduler is one, keeps it. For all others {@code nanoTime}
 * does not follow RxJava's clock, which is the wall's and may jump.
 */
final class RxNativeScheduler extends NativeScheduler {
    private final Scheduler library;
    private final boolean hasClock;

    RxNativeScheduler(Scheduler library) {
        this.library = library;
        this.hasClock = hasClock(library);
    }

    private static boolean hasClock(Scheduler library) {
        try {
            return library.getClass().getMethod("now", TimeUnit.class).getDeclaringClass() != Scheduler.class;
        } catch (NoSuchMethodException e) {
            throw new AssertionError(e);
        }
    }

    Scheduler library() {
        return library;
    }

    @Override
    protected Runnable give(Runnable ticket, long delayNanos) {
        Given given = new Given(ticket);
        Disposable handle = delayNanos == 0
                ? library.scheduleDirect(given) // a delay of zero takes the way over a timer
                : library.scheduleDirect(given, delayNanos, TimeUnit.NANOSECONDS);
        if (handle.isDisposed() && !given.begun) {
            throw new RejectedExecutionException(library + " returned a handle that is disposed");
        }
        return handle::dispose;
    }

    @Override
    public long nanoTime() {
        return hasClock ? library.now(TimeUnit.NANOSECONDS) : System.nanoTime();
    }

    @Override
    public Instant now() {
        return Instant.EPOCH.plusNanos(library.now(TimeUnit.NANOSECONDS));
    }

    @Override
    public void reportError(Throwable error) {
        RxJavaPlugins.onError(error);
    }

    @Override
    public String toString() {
        return "RxNativeScheduler(" + library + ")";
    }

    /** Tells a handle that is disposed because its task has begun from one that was refused. */
    private static final class Given implements Runnable {
        private final Runnable ticket;
        private volatile boolean begun;

        Given(Runnable ticket) {
            this.ticket = ticket;
        }

        @Override
        public void run() {
            begun = true;
            ticket.run();
        }

        @Override
        public String toString() {
            return ticket.toString();
        }
    }
}
