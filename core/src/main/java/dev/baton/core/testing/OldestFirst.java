package dev.baton.core.testing;

import dev.baton.core.TaskNode;
import dev.baton.core.exploration.DecisionLog;
import org.jspecify.annotations.Nullable;

/** Candidates of which the one that has been ready for longest runs next. Nothing is decided, so nothing is logged. */
final class OldestFirst extends Candidates<ReadyChain> {
    OldestFirst() {
        super(new ReadyChain());
    }

    @Override
    ReadyChain none() {
        return new ReadyChain();
    }

    @Override
    @Nullable TaskNode poll(long time, boolean jumpPossible) {
        return elect().poll();
    }

    @Override
    DecisionLog decisions() {
        return new DecisionLog();
    }

    @Override
    int clockJumps() {
        return 0;
    }

    @Override
    boolean hasJumps() {
        return false;
    }
}
