package dev.baton.rxjava;

import io.reactivex.rxjava3.plugins.RxJavaPlugins;

/** The error handler that users install with {@link RxJavaPlugins#setErrorHandler}. */
final class ErrorHandler {
    private ErrorHandler() {}

    /**
     * Gives the handler an error, in RxJava's wrapping. Returns false if there is none: {@code onError} would then
     * print the error and call the uncaught exception handler, where core's report ends too; each error is told once.
     */
    static boolean takes(Throwable error) {
        if (RxJavaPlugins.getErrorHandler() == null) {
            return false;
        }
        RxJavaPlugins.onError(error);
        return true;
    }
}
