package dev.baton.platform;

import java.lang.Thread.UncaughtExceptionHandler;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Starts the threads of one kind: numbered daemons or not, or those of a factory of the user's. */
final class Threads {
    /** What is the same for all threads of a scheduler. */
    record Style(boolean daemon, int priority, @Nullable UncaughtExceptionHandler handler, @Nullable ThreadFactory factory) {}

    private final String prefix;
    private final Style style;
    private final AtomicInteger number = new AtomicInteger();

    Threads(String prefix, Style style) {
        this.prefix = prefix;
        this.style = style;
    }

    /**
     * Starts a thread.
     *
     * @throws IllegalStateException if the factory returned no thread or one that runs already
     */
    void start(Runnable life) {
        Thread thread = style.factory() == null ? numbered(life) : style.factory().newThread(life);
        if (thread == null) {
            throw new IllegalStateException("The thread factory " + style.factory() + " returned null. It must return a"
                    + " new thread that runs what it is given");
        }
        try {
            thread.start();
        } catch (IllegalThreadStateException started) {
            throw new IllegalStateException("The thread factory " + style.factory() + " returned thread \"" + thread.getName()
                    + "\", which was started before. It must return a new thread each time", started);
        }
    }

    @SuppressWarnings("ThreadPriorityCheck") // the user asks for it
    private Thread numbered(Runnable life) {
        Thread thread = new OwnThread(life, prefix + "-" + number.incrementAndGet());
        thread.setDaemon(style.daemon());
        thread.setPriority(style.priority());
        if (style.handler() != null) {
            thread.setUncaughtExceptionHandler(style.handler());
        }
        return thread;
    }
}
