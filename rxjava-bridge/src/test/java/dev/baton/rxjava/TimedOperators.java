package dev.baton.rxjava;

import io.reactivex.rxjava3.core.BackpressureStrategy;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Maybe;
import io.reactivex.rxjava3.core.Observable;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;

/** Every operator that takes a scheduler, applied to a source of numbers and a scheduler. */
final class TimedOperators {
    private static final TimeUnit MS = TimeUnit.MILLISECONDS;

    /** By name, in a fixed order. */
    static final Map<String, BiFunction<Flowable<Integer>, Scheduler, Flowable<?>>> ALL = new LinkedHashMap<>();

    private TimedOperators() {}

    private static void flowable(String name, BiFunction<Flowable<Integer>, Scheduler, Flowable<?>> operator) {
        ALL.put(name, operator);
    }

    private static void observable(String name, BiFunction<Observable<Integer>, Scheduler, Observable<?>> operator) {
        ALL.put(
                name + " of Observable",
                (source, s) -> operator.apply(source.toObservable(), s).toFlowable(BackpressureStrategy.BUFFER));
    }

    static {
        flowable("buffer", (f, s) -> f.buffer(50, MS, s));
        flowable("buffer with skip", (f, s) -> f.buffer(30, 70, MS, s));
        flowable("buffer with overlap", (f, s) -> f.buffer(70, 30, MS, s));
        flowable("buffer with count", (f, s) -> f.buffer(50, MS, s, 2));
        flowable("buffer with restart", (f, s) -> f.buffer(50, MS, s, 2, java.util.ArrayList::new, true));
        flowable("buffer with boundaries", (f, s) -> f.buffer(Flowable.interval(40, MS, s)));
        flowable("cache", (f, s) -> f.delay(10, MS, s).cache());
        flowable("concatMap", (f, s) -> f.concatMap(i -> Flowable.timer(20, MS, s).map(t -> i)));
        flowable("concatMap on", (f, s) -> f.concatMap(Flowable::just, 2, s));
        flowable("debounce", (f, s) -> f.debounce(20, MS, s));
        flowable("debounce with drops", (f, s) -> f.debounce(i -> Flowable.timer(10L * (i % 3), MS, s)));
        flowable("delay", (f, s) -> f.delay(30, MS, s));
        flowable("delay with errors", (f, s) -> f.concatWith(Flowable.error(new IllegalArgumentException())).delay(30, MS, s, true));
        flowable("delay of each", (f, s) -> f.delay(i -> Flowable.timer(10L * i, MS, s)));
        flowable("delaySubscription", (f, s) -> f.delaySubscription(30, MS, s));
        flowable("flatMap", (f, s) -> f.flatMap(i -> Flowable.timer(10L * i, MS, s).map(t -> i)));
        flowable("interval", (f, s) -> f.zipWith(Flowable.interval(25, MS, s), (a, b) -> a + b));
        flowable("observeOn", (f, s) -> f.observeOn(s));
        flowable("observeOn twice", (f, s) -> f.observeOn(s, false, 1).map(i -> i + 1).observeOn(s));
        flowable("onBackpressureBuffer", (f, s) -> f.onBackpressureBuffer(4).observeOn(s, false, 1));
        flowable("parallel", (f, s) -> f.parallel(1).runOn(s).map(i -> i * 2).sequential());
        flowable("repeatWhen", (f, s) -> f.repeatWhen(ends -> ends.take(2).delay(40, MS, s)));
        flowable("replay by time", (f, s) -> f.replay(60, MS, s).autoConnect().mergeWith(Flowable.timer(150, MS, s).map(t -> -1)));
        flowable("replay by time and size", (f, s) -> f.replay(2, 60, MS, s).refCount(1, 50, MS, s));
        flowable("retryWhen", (f, s) -> f.map(i -> {
            if (i % 4 == 3) {
                throw new IllegalArgumentException();
            }
            return i;
        }).retryWhen(errors -> errors.take(3).delay(30, MS, s)));
        flowable("sample", (f, s) -> f.sample(40, MS, s));
        flowable("sample with last", (f, s) -> f.sample(40, MS, s, true));
        flowable("skip", (f, s) -> f.skip(60, MS, s));
        flowable("skipLast", (f, s) -> f.skipLast(60, MS, s));
        flowable("skipUntil", (f, s) -> f.skipUntil(Flowable.timer(70, MS, s)));
        flowable("subscribeOn", (f, s) -> f.subscribeOn(s));
        flowable("switchMap", (f, s) -> f.switchMap(i -> Flowable.intervalRange(0, 3, 5, 10, MS, s).map(t -> i)));
        flowable("take", (f, s) -> f.take(90, MS, s));
        flowable("takeLast", (f, s) -> f.takeLast(60, MS, s));
        flowable("takeLast with count", (f, s) -> f.takeLast(2, 60, MS, s));
        flowable("takeUntil", (f, s) -> f.takeUntil(Flowable.timer(90, MS, s)));
        flowable("throttleFirst", (f, s) -> f.throttleFirst(40, MS, s));
        flowable("throttleLatest", (f, s) -> f.throttleLatest(40, MS, s));
        flowable("throttleLatest with last", (f, s) -> f.throttleLatest(40, MS, s, true));
        flowable("timeInterval", (f, s) -> f.timeInterval(MS, s));
        flowable("timeout", (f, s) -> f.timeout(40, MS, s));
        flowable("timeout with fallback", (f, s) -> f.timeout(40, MS, s, Flowable.just(-1)));
        flowable("timeout of each", (f, s) -> f.timeout(i -> Flowable.timer(20L * i + 40, MS, s)));
        flowable("timestamp", (f, s) -> f.timestamp(MS, s));
        flowable("unsubscribeOn", (f, s) -> f.unsubscribeOn(s).take(3));
        flowable("window", (f, s) -> f.window(50, MS, s).concatMapEager(w -> w.toList().toFlowable()));
        flowable("window with skip", (f, s) -> f.window(30, 70, MS, s).concatMapEager(w -> w.toList().toFlowable()));
        flowable("window with overlap", (f, s) -> f.window(70, 30, MS, s).concatMapEager(w -> w.toList().toFlowable()));
        flowable("window with count", (f, s) -> f.window(50, MS, s, 2, true).concatMapEager(w -> w.toList().toFlowable()));
        flowable("Completable", (f, s) -> f.concatMapCompletable(i -> Completable.timer(15, MS, s)).delay(10, MS, s)
                .timeout(300, MS, s, Completable.complete()).subscribeOn(s).observeOn(s).toFlowable());
        flowable("Maybe", (f, s) -> f.lastElement().delay(10, MS, s).timeout(120, MS, s, Maybe.just(-1)).subscribeOn(s).observeOn(s).toFlowable());
        flowable("Single", (f, s) -> f.toList().delay(10, MS, s).timeout(300, MS, s).subscribeOn(s).observeOn(s).toFlowable());
        flowable("Single.delay of errors", (f, s) -> f.concatWith(Single.error(new IllegalArgumentException())).toList()
                .delay(10, MS, s, true).toFlowable());
        observable("buffer", (o, s) -> o.buffer(50, MS, s));
        observable("buffer with overlap", (o, s) -> o.buffer(70, 30, MS, s));
        observable("buffer with count", (o, s) -> o.buffer(50, MS, s, 2));
        observable("concatMap on", (o, s) -> o.concatMap(Observable::just, 2, s));
        observable("debounce", (o, s) -> o.debounce(20, MS, s));
        observable("delay", (o, s) -> o.delay(30, MS, s));
        observable("intervalRange", (o, s) -> o.zipWith(Observable.intervalRange(0, 4, 5, 25, MS, s), (a, b) -> a + b));
        observable("observeOn", (o, s) -> o.observeOn(s));
        observable("replay by time", (o, s) -> o.replay(60, MS, s).refCount(1, 50, MS, s));
        observable("sample", (o, s) -> o.sample(40, MS, s, true));
        observable("skipLast", (o, s) -> o.skipLast(60, MS, s));
        observable("subscribeOn", (o, s) -> o.subscribeOn(s));
        observable("take", (o, s) -> o.take(90, MS, s));
        observable("takeLast", (o, s) -> o.takeLast(60, MS, s));
        observable("throttleFirst", (o, s) -> o.throttleFirst(40, MS, s));
        observable("throttleLatest", (o, s) -> o.throttleLatest(40, MS, s, true));
        observable("timeInterval", (o, s) -> o.timeInterval(MS, s));
        observable("timeout", (o, s) -> o.timeout(40, MS, s, Observable.just(-1)));
        observable("window", (o, s) -> o.window(50, MS, s).concatMapEager(w -> w.toList().toObservable()));
        observable("window with overlap", (o, s) -> o.window(70, 30, MS, s).concatMapEager(w -> w.toList().toObservable()));
    }
}
