package dev.baton.reactor;

import reactor.core.Disposable;

/** What a task is submitted through: it can cancel the task while that has not begun. */
interface Owner extends Disposable {
    /** Takes hold of a task that is about to be submitted. Returns false once this is disposed. */
    boolean add(Disposable task);

    /** Lets go of a task that has begun, or was cancelled. */
    void remove(Disposable task);
}
