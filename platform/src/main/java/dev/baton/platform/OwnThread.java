package dev.baton.platform;

import dev.baton.core.SchedulerThread;
import org.jspecify.annotations.Nullable;

/** A thread made here, so that whoever submits from it finds its queue without a search. */
final class OwnThread extends SchedulerThread {
    private final Runnable life;

    OwnThread(Runnable life, String name) {
        super(life, name);
        this.life = life;
    }

    /** Returns the life of a pool's thread, or null. */
    @Nullable PoolThread life() {
        return life instanceof PoolThread own ? own : null;
    }
}
