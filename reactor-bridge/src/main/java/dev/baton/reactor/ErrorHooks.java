package dev.baton.reactor;

import reactor.core.Exceptions;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Calls the hooks that users install with {@link Schedulers#onHandleError}.
 *
 * <p>Reactor has no public call for that, but a scheduler of Reactor's own calls them when its task throws; so one
 * throws the failure again, here and now. That also calls the uncaught exception handler of the thread, which is told
 * to keep silent meanwhile: it is where core's report ends in production, and it must hear of each failure once.
 */
final class ErrorHooks {
    private static final Scheduler HERE_AND_NOW = Schedulers.fromExecutor(Runnable::run);

    private ErrorHooks() {}

    /** Calls the hooks on the current thread, and returns the failure without the wrapping Reactor may have added. */
    static Throwable call(Throwable failure) {
        Thread thread = Thread.currentThread();
        Thread.UncaughtExceptionHandler handler = thread.getUncaughtExceptionHandler();
        thread.setUncaughtExceptionHandler((silent, ignored) -> {});
        try {
            HERE_AND_NOW.schedule(() -> {
                throw Exceptions.propagate(failure);
            });
        } finally {
            thread.setUncaughtExceptionHandler(handler);
        }
        return Exceptions.unwrap(failure);
    }
}
