package dev.baton.platform;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where errors end that nobody took. It never throws: the thread that reports has other tasks to run. */
final class ErrorSink {
    private final @Nullable Consumer<? super Throwable> handler;

    /** A sink that ends in the handler, or without one in the uncaught exception handler of the reporting thread. */
    ErrorSink(@Nullable Consumer<? super Throwable> handler) {
        this.handler = handler;
    }

    void report(Throwable error) {
        if (handler == null) {
            toThread(error);
            return;
        }
        try {
            handler.accept(error);
        } catch (Throwable inHandler) {
            if (inHandler != error) {
                inHandler.addSuppressed(error);
            }
            toThread(inHandler);
        }
    }

    private static void toThread(Throwable error) {
        Thread thread = Thread.currentThread();
        try {
            thread.getUncaughtExceptionHandler().uncaughtException(thread, error);
        } catch (Throwable ignored) {
            // As the Java runtime does: behind the last handler there is nobody left to tell.
        }
    }
}
