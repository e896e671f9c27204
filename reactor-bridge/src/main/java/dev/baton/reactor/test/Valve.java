package dev.baton.reactor.test;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.Fuseable;
import reactor.core.Scannable;

/** The subscription as Reactor's verifier sees it: requests and the cancellation go through {@link Watched}. */
class Valve<T> implements Subscription, Scannable {
    final Watched<T> watched;
    private final Subscription subscription;

    private Valve(Watched<T> watched, Subscription subscription) {
        this.watched = watched;
        this.subscription = subscription;
    }

    @SuppressWarnings("unchecked") // a subscription with a queue holds what it emits
    static <T> Valve<T> of(Watched<T> watched, Subscription subscription) {
        return subscription instanceof Fuseable.QueueSubscription<?> queue
                ? new Fused<>(watched, (Fuseable.QueueSubscription<T>) queue)
                : new Valve<>(watched, subscription);
    }

    @Override
    public void request(long n) {
        watched.request(n, subscription);
    }

    @Override
    public void cancel() {
        watched.cancel(subscription);
    }

    /** Looks like a neighbour of both sides, so that the context of the operators can be found through it. */
    @Override
    @SuppressWarnings("rawtypes") // as Scannable declares it
    public @Nullable Object scanUnsafe(Attr key) {
        if (key == Attr.ACTUAL) {
            return watched.verifier();
        }
        return key == Attr.PARENT && subscription instanceof Scannable ? subscription : null;
    }

    @Override
    public String toString() {
        return subscription.toString();
    }

    /** The same over a subscription that can be fused, for scripts that ask for it. */
    private static final class Fused<T> extends Valve<T> implements Fuseable.QueueSubscription<T> {
        private final Fuseable.QueueSubscription<T> queue;
        private boolean isSynchronous;

        Fused(Watched<T> watched, Fuseable.QueueSubscription<T> queue) {
            super(watched, queue);
            this.queue = queue;
        }

        @Override
        public int requestFusion(int mode) {
            int granted = queue.requestFusion(mode);
            isSynchronous = granted == Fuseable.SYNC;
            return granted;
        }

        @Override
        public @Nullable T poll() {
            T value = null;
            try {
                value = queue.poll();
            } finally {
                if (value == null && isSynchronous) {
                    watched.drained();
                }
            }
            return value;
        }

        @Override
        public int size() {
            return queue.size();
        }

        @Override
        public boolean isEmpty() {
            return queue.isEmpty();
        }

        @Override
        public void clear() {
            queue.clear();
        }
    }
}
