package dev.baton.rxjava;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.Installation;
import dev.baton.core.testing.DeadlockError;
import dev.baton.core.testing.TestScheduler;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Maybe;
import io.reactivex.rxjava3.core.Observable;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.plugins.RxJavaPlugins;
import io.reactivex.rxjava3.schedulers.Schedulers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Blocking calls on the test thread run virtual time, as far as they need and no further. */
final class BlockingTest {
    private static final Map<String, Callable<?>> CALLS = new LinkedHashMap<>();

    static {
        CALLS.put("Single.blockingGet", () -> Single.timer(1, TimeUnit.HOURS).blockingGet());
        CALLS.put("Single.blockingSubscribe", () -> {
            Single.timer(1, TimeUnit.HOURS).blockingSubscribe(tick -> {});
            return 0L;
        });
        CALLS.put("Single.toFuture", () -> Single.timer(1, TimeUnit.HOURS).toFuture().get());
        CALLS.put("Maybe.blockingGet", () -> Maybe.timer(1, TimeUnit.HOURS).blockingGet());
        CALLS.put("Maybe.toFuture", () -> Maybe.timer(1, TimeUnit.HOURS).toFuture().get(5, TimeUnit.SECONDS));
        CALLS.put("Completable.blockingAwait", () -> {
            Completable.timer(1, TimeUnit.HOURS).blockingAwait();
            return 0L;
        });
        CALLS.put("Completable.blockingAwait with timeout", () -> Completable.timer(1, TimeUnit.HOURS).blockingAwait(5, TimeUnit.SECONDS) ? 0L : 1L);
        CALLS.put("Flowable.blockingFirst", () -> Flowable.interval(1, TimeUnit.HOURS).blockingFirst());
        CALLS.put("Flowable.blockingLast", () -> Flowable.timer(1, TimeUnit.HOURS).blockingLast());
        CALLS.put("Flowable.blockingSingle", () -> Flowable.timer(1, TimeUnit.HOURS).blockingSingle());
        CALLS.put("Flowable.blockingIterable", () -> Flowable.interval(1, TimeUnit.HOURS).blockingIterable().iterator().next());
        CALLS.put("Flowable.blockingStream", () -> Flowable.interval(1, TimeUnit.HOURS).blockingStream().findFirst().orElseThrow());
        CALLS.put("Flowable.blockingNext", () -> Flowable.interval(1, TimeUnit.HOURS).blockingNext().iterator().next());
        CALLS.put("Flowable.blockingLatest", () -> Flowable.interval(1, TimeUnit.HOURS).blockingLatest().iterator().next());
        CALLS.put("Flowable.blockingForEach", () -> {
            Flowable.timer(1, TimeUnit.HOURS).blockingForEach(tick -> {});
            return 0L;
        });
        CALLS.put("Flowable.blockingSubscribe", () -> {
            Flowable.timer(1, TimeUnit.HOURS).blockingSubscribe();
            return 0L;
        });
        CALLS.put("Flowable.blockingSubscribe with function", () -> {
            Flowable.timer(1, TimeUnit.HOURS).blockingSubscribe(tick -> {});
            return 0L;
        });
        CALLS.put("Flowable.toFuture", () -> Flowable.timer(1, TimeUnit.HOURS).toFuture().get());
        CALLS.put("Observable.blockingFirst", () -> Observable.interval(1, TimeUnit.HOURS).blockingFirst());
        CALLS.put("Observable.blockingLast", () -> Observable.timer(1, TimeUnit.HOURS).blockingLast());
        CALLS.put("Observable.blockingIterable", () -> Observable.interval(1, TimeUnit.HOURS).blockingIterable().iterator().next());
        CALLS.put("Observable.blockingNext", () -> Observable.interval(1, TimeUnit.HOURS).blockingNext().iterator().next());
        CALLS.put("Observable.blockingLatest", () -> Observable.interval(1, TimeUnit.HOURS).blockingLatest().iterator().next());
        CALLS.put("Observable.blockingForEach", () -> {
            Observable.timer(1, TimeUnit.HOURS).blockingForEach(tick -> {});
            return 0L;
        });
        CALLS.put("Observable.blockingSubscribe", () -> {
            Observable.timer(1, TimeUnit.HOURS).blockingSubscribe();
            return 0L;
        });
        CALLS.put("Observable.toFuture", () -> Observable.timer(1, TimeUnit.HOURS).toFuture().get());
    }

    private final TestScheduler scheduler = TestScheduler.create();
    private final Installation installation = RxSchedulers.install(scheduler);
    private final List<Object> seen = new ArrayList<>();

    static List<String> calls() {
        return List.copyOf(CALLS.keySet());
    }

    @AfterEach
    void close() {
        installation.close();
        RxJavaPlugins.reset();
        scheduler.cancelPending();
    }

    @ParameterizedTest
    @MethodSource("calls")
    void call_onTheTestThread_runsTimeAsFarAsItMust(String call) throws Exception {
        Observable.interval(7, TimeUnit.MINUTES).subscribe(seen::add);
        Single.timer(2, TimeUnit.HOURS).subscribe(tick -> seen.add("too far"), seen::add);
        assertThat(CALLS.get(call).call()).isEqualTo(0L);
        assertThat(scheduler.nanoTime()).isEqualTo(Duration.ofHours(1).toNanos());
        assertThat(seen).hasSize(8).doesNotContain("too far");
    }

    @ParameterizedTest
    @MethodSource("calls")
    void call_inATask_failsAtOnceAndSaysWhy(String call) {
        Schedulers.computation().scheduleDirect(() -> {
            try {
                seen.add(CALLS.get(call).call());
            } catch (Throwable failure) {
                seen.add(failure);
            }
        });
        try {
            scheduler.runUntilParked();
        } catch (RuntimeException unhandled) { // Single.blockingSubscribe gives it to the subscriber, which has no handler here
            seen.set(0, unhandled);
        }
        assertThat(seen).singleElement().satisfies(failure -> assertThat((Throwable) failure)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("inside a task")
                .hasMessageContaining("[computation]"));
        assertThat(scheduler.nanoTime()).isZero();
    }

    @Test
    void iterator_goesOnFromElementToElement() {
        Iterator<Long> hours = Flowable.interval(1, TimeUnit.HOURS).take(3).blockingIterable().iterator();
        while (hours.hasNext()) {
            seen.add(hours.next() + " at " + Duration.ofNanos(scheduler.nanoTime()).toHours());
        }
        assertThat(seen).containsExactly("0 at 1", "1 at 2", "2 at 3");
    }

    @Test
    void futures_severalAtOnce_areAllGot() throws Exception {
        Future<Long> one = Single.timer(1, TimeUnit.HOURS).toFuture();
        Future<Long> two = Single.timer(2, TimeUnit.HOURS).toFuture();
        assertThat(two.get()).isZero();
        assertThat(one.get()).isZero();
    }

    @Test
    void source_thatNeverEnds_isADeadlockWithAReport() {
        assertThatExceptionOfType(DeadlockError.class).isThrownBy(() -> Single.never().blockingGet())
                .withMessageContaining("blocking call of RxJava");
        assertThatExceptionOfType(DeadlockError.class).isThrownBy(() -> Flowable.never().blockingFirst());
        assertThatExceptionOfType(DeadlockError.class).isThrownBy(() -> Observable.never().blockingIterable().iterator().hasNext());
        assertThatExceptionOfType(DeadlockError.class).isThrownBy(() -> Completable.never().toFuture().get());
    }

    @Test
    void error_ofTheSource_isThrownAsAlways() {
        assertThatThrownBy(() -> Single.timer(1, TimeUnit.HOURS).map(tick -> 1 / tick).blockingGet())
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void nestedBlocking_allowed_runsOtherTasksMeanwhile() {
        TestScheduler nested = TestScheduler.builder().allowNestedBlocking(true).build();
        try (Installation installed = RxSchedulers.install(nested)) {
            long waited = Single.fromCallable(() -> Single.timer(1, TimeUnit.HOURS).blockingGet())
                    .subscribeOn(Schedulers.io()).blockingGet();
            assertThat(waited).isZero();
            assertThat(nested.nanoTime()).isEqualTo(Duration.ofHours(1).toNanos());
            assertThat(installed).isNotNull();
        }
    }

    @Test
    void usersAnswer_isStillAsked() {
        installation.close();
        RxJavaPlugins.setFailOnNonBlockingScheduler(true);
        RxJavaPlugins.setOnBeforeBlocking(() -> true);
        try (Installation installed = RxSchedulers.install(scheduler)) {
            assertThatThrownBy(() -> Single.timer(1, TimeUnit.HOURS).blockingGet()).isInstanceOf(IllegalStateException.class);
            assertThat(installed).isNotNull();
        }
    }
}
