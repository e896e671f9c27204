package dev.baton.platform;

import java.util.Objects;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * Builds a {@link VirtualThreadScheduler}; every setting has a default, which each method names.
 *
 * <p>The virtual threads are named {@code <prefix>-virtual-1} and so on, and the timer thread {@code <prefix>-timer-1}.
 */
public final class VirtualThreadSchedulerBuilder extends PlatformSchedulerBuilder<VirtualThreadSchedulerBuilder> {
    private @Nullable ThreadFactory threadFactory;

    VirtualThreadSchedulerBuilder() {}

    /**
     * Makes the threads, one for each task; meant for virtual threads with settings of their own, and taken as it is on
     * any JDK. A task for which it throws or returns null is rejected. Default: virtual threads with numbered names.
     */
    public VirtualThreadSchedulerBuilder threadFactory(ThreadFactory factory) {
        threadFactory = Objects.requireNonNull(factory, "factory");
        return this;
    }

    @Override
    VirtualThreadSchedulerBuilder self() {
        return this;
    }

    /**
     * Returns a new scheduler.
     *
     * @throws UnsupportedOperationException below JDK 21, unless a thread factory was given
     */
    public VirtualThreadScheduler build() {
        ThreadFactory factory = threadFactory == null ? VirtualThreads.factory(prefix()) : threadFactory;
        VirtualThreadScheduler scheduler = new VirtualThreadScheduler(this, factory);
        try {
            new Threads(prefix() + "-timer", new Threads.Style(true, Thread.NORM_PRIORITY, null, null)).start(scheduler.timers().watch());
        } catch (Throwable noThread) {
            scheduler.close();
            throw noThread;
        }
        return scheduler;
    }
}
