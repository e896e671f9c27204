package dev.baton.core.testing;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** The end of a stage that is done. */
final class DoneStage {
    private DoneStage() {}

    /** Returns its value or throws what it failed with, itself. */
    static <T extends @Nullable Object> T outcome(CompletableFuture<T> done) {
        Throwable failure = failureOf(done);
        if (failure != null) {
            throw Sneaky.rethrow(failure);
        }
        return done.join();
    }

    /** {@code join} would wrap the failure, on newer JDKs even a cancellation. */
    private static @Nullable Throwable failureOf(CompletableFuture<?> done) {
        Throwable[] failure = new Throwable[1];
        done.whenComplete((value, thrown) -> failure[0] = thrown);
        Throwable thrown = failure[0];
        return thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
    }
}
