package dev.baton.rxjava;

import dev.baton.core.TaskScope;
import io.reactivex.rxjava3.disposables.Disposable;
import java.util.concurrent.RejectedExecutionException;

/** Turns core's rejection into RxJava's. */
final class Rejection {
    private Rejection() {}

    /**
     * Returns what a submission returns that core rejected. Unless what it was submitted to is disposed, which is when RxJava drops
     * tasks, the rejection is an error: a flow waits for that task.
     *
     * @throws RuntimeException {@code refused} if it is no rejection but an error in the program
     */
    static Disposable of(RuntimeException refused, TaskScope scope) {
        if (!(refused instanceof RejectedExecutionException)) {
            throw refused;
        }
        if (!scope.isClosed() && !ErrorHandler.takes(refused)) {
            scope.scheduler().reportError(refused);
        }
        return Disposable.disposed();
    }
}
