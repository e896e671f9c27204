package dev.baton.reactor;

import java.util.concurrent.RejectedExecutionException;
import reactor.core.Exceptions;

/** Turns core's rejection into Reactor's. */
final class Rejection {
    private Rejection() {}

    /** Returns what to throw: Reactor's singleton for a rejection; what is an error in the program stays what it is. */
    static RuntimeException of(RuntimeException refused) {
        return refused instanceof RejectedExecutionException ? Exceptions.failWithRejected() : refused;
    }
}
