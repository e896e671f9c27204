package dev.baton.rxjava;

import dev.baton.rxjava.BlockedSubscribers.Progress;
import io.reactivex.rxjava3.core.FlowableSubscriber;
import io.reactivex.rxjava3.core.Observer;
import io.reactivex.rxjava3.disposables.Disposable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** Counts the signals to a subscriber that queues them for a thread that waits; a wait ends with the next one. */
abstract class Signals implements Progress {
    private final AtomicInteger count = new AtomicInteger();
    private volatile boolean isOver;

    final void signalled() {
        count.incrementAndGet();
    }

    final void ended() {
        isOver = true;
        count.incrementAndGet();
    }

    @Override
    public final boolean isOver() {
        return isOver;
    }

    @Override
    public final BooleanSupplier next() {
        int before = count.get();
        return () -> count.get() != before;
    }

    /** To a subscriber. */
    static final class ToSubscriber<T> extends Signals implements FlowableSubscriber<T> {
        private final Subscriber<T> subscriber;

        ToSubscriber(Subscriber<T> subscriber) {
            this.subscriber = subscriber;
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            subscriber.onSubscribe(subscription);
        }

        @Override
        public void onNext(T item) {
            subscriber.onNext(item);
            signalled();
        }

        @Override
        public void onError(Throwable error) {
            subscriber.onError(error);
            ended();
        }

        @Override
        public void onComplete() {
            subscriber.onComplete();
            ended();
        }
    }

    /** To an observer. */
    static final class ToObserver<T> extends Signals implements Observer<T> {
        private final Observer<T> observer;

        ToObserver(Observer<T> observer) {
            this.observer = observer;
        }

        @Override
        public void onSubscribe(Disposable disposable) {
            observer.onSubscribe(disposable);
        }

        @Override
        public void onNext(T item) {
            observer.onNext(item);
            signalled();
        }

        @Override
        public void onError(Throwable error) {
            observer.onError(error);
            ended();
        }

        @Override
        public void onComplete() {
            observer.onComplete();
            ended();
        }
    }
}
