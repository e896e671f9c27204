package dev.baton.platform;

import java.util.concurrent.ThreadFactory;

/**
 * A scheduler that runs each background task on a virtual thread of its own, and foreground tasks on any
 * {@link Foreground}. Needs JDK 21 or newer.
 *
 * <h2>Order and threads</h2>
 *
 * Background tasks are ordered with nothing and run at the same time, however many there are; they may block. A worker
 * keeps its order: its tasks run one after another, on a virtual thread as long as there are any. Everything else is as
 * in {@link ThreadPoolScheduler}: real time, errors, foreground and closing.
 *
 * <h2>Which to use</h2>
 *
 * To start a virtual thread costs about as much as ten tasks of a pool. For many short tasks a pool is faster; for tasks
 * that block, this scheduler needs no limit on their number, while {@link ThreadPoolScheduler#elastic()} has one and
 * runs on JDK 17.
 */
public final class VirtualThreadScheduler extends PlatformScheduler {
    private final VirtualGround background;

    VirtualThreadScheduler(VirtualThreadSchedulerBuilder settings, ThreadFactory factory) {
        super(settings, "VirtualThreadScheduler(" + settings.prefix() + ")");
        background = new VirtualGround(this, factory);
    }

    /**
     * Returns a scheduler without foreground.
     *
     * @throws UnsupportedOperationException below JDK 21
     */
    public static VirtualThreadScheduler create() {
        return builder().build();
    }

    /** Returns a builder of schedulers. */
    public static VirtualThreadSchedulerBuilder builder() {
        return new VirtualThreadSchedulerBuilder();
    }

    /** Returns true if this JDK has virtual threads. */
    public static boolean isSupported() {
        return VirtualThreads.areSupported();
    }

    @Override
    Ground background() {
        return background;
    }

    @Override
    boolean isBackgroundThread() {
        return background.isOwnThread();
    }

    @Override
    void drain() {
        background.drain();
    }

    @Override
    boolean awaitQuiet(long deadline) throws InterruptedException {
        return background.awaitQuiet(deadline);
    }

    @Override
    void closeBackground() {
        background.close();
    }
}
