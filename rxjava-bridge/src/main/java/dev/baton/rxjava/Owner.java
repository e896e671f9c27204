package dev.baton.rxjava;

import dev.baton.core.TaskLabel;
import dev.baton.core.TaskScope;
import org.jspecify.annotations.Nullable;

/** What a task is submitted to: the scheduler or a worker. */
interface Owner {
    /** Returns what the task belongs to from now on. */
    TaskScope scope();

    /** Returns what its runnable passes. */
    Hook hook();

    /** Returns the label that it gets unless it gets one from a view, or null. */
    @Nullable TaskLabel label();
}
