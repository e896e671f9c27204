package dev.baton.benchmarks.bugs;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

/** A lock that is waited for without blocking; served in the order of arrival. */
final class AsyncLock {
    private final Queue<CompletableFuture<AsyncLock>> waiting = new ArrayDeque<>();
    private boolean held;

    /** Returns a stage that is done, with this lock, once the caller holds it. */
    CompletableFuture<AsyncLock> acquire() {
        if (!held) {
            held = true;
            return CompletableFuture.completedFuture(this);
        }
        CompletableFuture<AsyncLock> turn = new CompletableFuture<>();
        waiting.add(turn);
        return turn;
    }

    /** Hands the lock to whoever has waited for longest. */
    void release() {
        CompletableFuture<AsyncLock> next = waiting.poll();
        if (next == null) {
            held = false;
        } else {
            next.complete(this);
        }
    }
}
