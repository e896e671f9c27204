package dev.baton.platform;

/** What a {@link ThreadPoolScheduler} does with a task for which its queue has no room. */
public enum Overflow {
    /** The submission throws {@link java.util.concurrent.RejectedExecutionException}. */
    REJECT,
    /** The task runs at once on the thread that submits it, which slows that thread down. */
    RUN_IN_CALLER
}
