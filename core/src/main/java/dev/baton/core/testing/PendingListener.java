package dev.baton.core.testing;

import dev.baton.core.TaskNode;

/** Hears, through {@link Turns#listen}, when what is pending changes. Its methods must neither submit nor drive. */
public interface PendingListener {
    /** A task was accepted: it is ready, waits in its lane, or is armed. Called on the thread that submits it. */
    void submitted(TaskNode task);

    /** A pending task was cancelled. Called on the thread that cancels it. */
    void cancelled();

    /** Another thread has left something that the next turn lets in. Called on that thread, any number at a time. */
    void posted();
}
