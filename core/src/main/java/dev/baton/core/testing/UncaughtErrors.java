package dev.baton.core.testing;

import java.lang.Thread.UncaughtExceptionHandler;
import org.jspecify.annotations.Nullable;

/**
 * Takes what a library gives to the uncaught exception handler of the driver's thread while the scheduler is driven.
 *
 * <p>RxJava sends there what a consumer throws that nobody listens to any more, a failed assertion among it; without this
 * it would be printed, and the test would pass. A handler that the user has set on the thread stays in place.
 */
final class UncaughtErrors implements UncaughtExceptionHandler {
    private final TestScheduler owner;
    private final ErrorLog errors;
    private @Nullable UncaughtExceptionHandler before;

    UncaughtErrors(TestScheduler owner, ErrorLog errors) {
        this.owner = owner;
        this.errors = errors;
    }

    void begin() {
        Thread driver = Thread.currentThread();
        UncaughtExceptionHandler present = driver.getUncaughtExceptionHandler();
        if (present == driver.getThreadGroup() || present instanceof UncaughtErrors) {
            before = present;
            driver.setUncaughtExceptionHandler(this);
        }
    }

    void leave() {
        Thread driver = Thread.currentThread();
        if (before != null && driver.getUncaughtExceptionHandler() == this) {
            driver.setUncaughtExceptionHandler(before == driver.getThreadGroup() ? null : before);
        }
        before = null;
    }

    /** A library may report an error on the road that its bridge has made and then here too; it is one error. */
    @Override
    public void uncaughtException(Thread driver, Throwable error) {
        if (!errors.isLatest(error)) {
            owner.reportError(error);
        }
    }
}
