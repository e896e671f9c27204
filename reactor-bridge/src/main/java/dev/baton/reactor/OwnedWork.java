package dev.baton.reactor;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import reactor.core.Disposable;

/**
 * What a scheduler has to dispose of when it is disposed: its direct tasks that have not begun, and its workers.
 *
 * <p>In order of submission, so that disposing is deterministic under a test scheduler. The monitor is never held while
 * something is disposed.
 */
final class OwnedWork implements Owner {
    private final Set<Disposable> work = new LinkedHashSet<>();
    private boolean disposed;

    @Override
    public synchronized boolean add(Disposable one) {
        return !disposed && work.add(one);
    }

    @Override
    public synchronized void remove(Disposable one) {
        work.remove(one);
    }

    @Override
    public void dispose() {
        takeAll().forEach(Disposable::dispose);
    }

    private synchronized List<Disposable> takeAll() {
        disposed = true;
        List<Disposable> all = List.copyOf(work);
        work.clear();
        return all;
    }

    @Override
    public synchronized boolean isDisposed() {
        return disposed;
    }
}
