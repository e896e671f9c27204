package dev.baton.reactor;

import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.CoreSubscriber;
import reactor.core.Fuseable;
import reactor.core.Scannable;
import reactor.core.publisher.ConnectableFlux;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxOperator;
import reactor.core.publisher.GroupedFlux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoOperator;

/**
 * Publishers that show who subscribed to them, and are otherwise what they stand for: they pass the subscriber on itself,
 * are fusible if their source is, and to Reactor as much its own.
 */
final class WatchedPublishers {
    private WatchedPublishers() {}

    /** Returns a publisher that can only be subscribed to. */
    static Publisher<Object> last(Publisher<Object> source, Consumer<CoreSubscriber<?>> afterwards) {
        if (source instanceof Mono<Object> mono) {
            return new OfMono(mono, afterwards);
        }
        return source instanceof Flux<Object> flux ? new FusibleFlux(flux, afterwards) : source;
    }

    /** Returns a flux that more operators may follow; a kind of flux that means more to them is returned as it is. */
    static Publisher<Object> inner(Publisher<Object> source, Consumer<CoreSubscriber<?>> afterwards) {
        if (!(source instanceof Flux<Object> flux)
                || source instanceof Callable
                || source instanceof ConnectableFlux
                || source instanceof GroupedFlux) {
            return source;
        }
        return flux instanceof Fuseable ? new FusibleFlux(flux, afterwards) : new OfFlux(flux, afterwards);
    }

    @SuppressWarnings("rawtypes") // as Scannable declares it
    private static @Nullable Object answer(Scannable.Attr key, Publisher<?> source) {
        if (key == Scannable.Attr.PARENT) {
            return source;
        }
        return key == Scannable.Attr.NAME || key == Scannable.Attr.TAGS ? null : Scannable.from(source).scanUnsafe(key);
    }

    private static class OfFlux extends FluxOperator<Object, Object> {
        private final Consumer<CoreSubscriber<?>> afterwards;

        OfFlux(Flux<Object> source, Consumer<CoreSubscriber<?>> afterwards) {
            super(source);
            this.afterwards = afterwards;
        }

        @Override
        public void subscribe(CoreSubscriber<? super Object> subscriber) {
            source.subscribe(subscriber);
            afterwards.accept(subscriber);
        }

        @Override
        @SuppressWarnings("rawtypes") // as Scannable declares it
        public @Nullable Object scanUnsafe(Attr key) {
            return answer(key, source);
        }
    }

    private static final class FusibleFlux extends OfFlux implements Fuseable {
        FusibleFlux(Flux<Object> source, Consumer<CoreSubscriber<?>> afterwards) {
            super(source, afterwards);
        }
    }

    /** Fusible, because Reactor switches fusion off where the last publisher is not and the one before it is. */
    private static final class OfMono extends MonoOperator<Object, Object> implements Fuseable {
        private final Consumer<CoreSubscriber<?>> afterwards;

        OfMono(Mono<Object> source, Consumer<CoreSubscriber<?>> afterwards) {
            super(source);
            this.afterwards = afterwards;
        }

        @Override
        public void subscribe(CoreSubscriber<? super Object> subscriber) {
            source.subscribe(subscriber);
            afterwards.accept(subscriber);
        }

        @Override
        @SuppressWarnings("rawtypes") // as Scannable declares it
        public @Nullable Object scanUnsafe(Attr key) {
            return answer(key, source);
        }
    }
}
