package dev.baton.reactor.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.testing.TestScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.scheduler.VirtualTimeScheduler;
import reactor.util.retry.Retry;

/** Every operator that knows time gives the same signals at the same times over our clock as over Reactor's own. */
final class StockOperatorsTest {
    private static final Map<String, Supplier<Flux<?>>> SCENARIOS = new LinkedHashMap<>();

    private static Duration ms(long millis) {
        return Duration.ofMillis(millis);
    }

    private static void scenario(String name, Supplier<Flux<?>> publisher) {
        SCENARIOS.put(name, publisher);
    }

    static {
        scenario("interval", () -> Flux.interval(ms(300)).take(5));
        scenario("interval with a delay", () -> Flux.interval(ms(50), ms(300)).take(3));
        scenario("Mono.delay", () -> Flux.from(Mono.delay(ms(700))));
        scenario("delayElements", () -> Flux.range(1, 4).delayElements(ms(200)));
        scenario("delayElement", () -> Flux.from(Mono.just(1).delayElement(ms(200))));
        scenario("delaySequence", () -> Flux.interval(ms(100)).take(4).delaySequence(ms(250)));
        scenario("delaySubscription", () -> Flux.range(1, 2).delaySubscription(ms(400)));
        scenario("delayUntil", () -> Flux.range(1, 3).delayUntil(value -> Mono.delay(ms(100L * value))));
        scenario("timeout passes", () -> Flux.interval(ms(900)).timeout(ms(500)).onErrorReturn(-1L));
        scenario("timeout does not pass", () -> Flux.interval(ms(300)).timeout(ms(500)).take(4));
        scenario("timeout with a fallback", () -> Flux.interval(ms(900)).timeout(ms(500), Flux.just(-1L)));
        scenario("timeout of the first", () -> Flux.interval(ms(900)).timeout(Mono.delay(ms(500))).onErrorReturn(-1L));
        scenario("bufferTimeout", () -> Flux.interval(ms(150)).take(9).bufferTimeout(4, ms(500)));
        scenario("buffer by time", () -> Flux.interval(ms(150)).take(9).buffer(ms(400)));
        scenario("buffer by time, overlapping", () -> Flux.interval(ms(150)).take(9).buffer(ms(400), ms(200)));
        scenario("window by time", () -> Flux.interval(ms(150)).take(9).window(ms(400)).flatMap(Flux::collectList));
        scenario("windowTimeout", () -> Flux.interval(ms(150)).take(9).windowTimeout(3, ms(400)).flatMap(Flux::collectList));
        scenario("sample", () -> Flux.interval(ms(150)).take(9).sample(ms(400)));
        scenario("sampleFirst", () -> Flux.interval(ms(150)).take(9).sampleFirst(ms(400)));
        scenario("sampleTimeout, a debounce", () -> Flux.just(100L, 150L, 700L, 750L, 1_400L)
                .flatMap(at -> Mono.delay(ms(at)).thenReturn(at))
                .sampleTimeout(at -> Mono.delay(ms(300))));
        scenario("switchMap with a delay", () -> Flux.interval(ms(200)).take(4)
                .switchMap(tick -> Mono.delay(ms(150 * tick)).thenReturn(tick)));
        scenario("retryWhen fixed delay", () -> Flux.concat(Flux.just(1), Flux.error(new IllegalStateException("mine")))
                .retryWhen(Retry.fixedDelay(3, ms(300)))
                .onErrorReturn(-1));
        scenario("retryWhen backoff", () -> Flux.error(new IllegalStateException("mine"))
                .retryWhen(Retry.backoff(4, ms(100)).jitter(0))
                .onErrorReturn("exhausted"));
        scenario("repeatWhen with a delay", () -> Flux.just(1).repeatWhen(times -> times.delayElements(ms(300)).take(3)));
        scenario("cache with a ttl", () -> {
            int[] subscriptions = {0};
            Mono<Integer> cached = Mono.fromCallable(() -> ++subscriptions[0]).cache(ms(500));
            return Flux.interval(ms(200)).take(8).concatMap(tick -> cached);
        });
        scenario("take for a time", () -> Flux.interval(ms(200)).take(ms(900)));
        scenario("skip for a time", () -> Flux.interval(ms(200)).skip(ms(900)).take(3));
        scenario("takeUntilOther", () -> Flux.interval(ms(200)).takeUntilOther(Mono.delay(ms(900))));
        scenario("replay for a time", () -> {
            Flux<Long> replayed = Flux.interval(ms(100)).take(8).replay(ms(250)).autoConnect();
            return Flux.merge(replayed, replayed.delaySubscription(ms(500)));
        });
        scenario("elapsed", () -> Flux.interval(ms(300)).take(3).elapsed().map(Object::toString));
        scenario("timestamp", () -> Flux.interval(ms(300)).take(3).timestamp().map(Object::toString));
        scenario("timed", () -> Flux.interval(ms(300)).take(3).timed().map(timed -> timed.elapsed() + " " + timed.elapsedSinceSubscription()));
        scenario("publishOn and subscribeOn", () -> Flux.range(1, 4)
                .subscribeOn(Schedulers.boundedElastic()).publishOn(Schedulers.parallel()).publishOn(Schedulers.single()));
        scenario("parallel runOn", () -> Flux.range(1, 6).parallel(3).runOn(Schedulers.parallel()).sequential().sort());
        scenario("zip of intervals", () -> Flux.zip(Flux.interval(ms(200)), Flux.interval(ms(350)), Long::sum).take(4));
        scenario("merge of intervals", () -> Flux.merge(Flux.interval(ms(200)).take(4), Flux.interval(ms(330)).take(3)));
        scenario("concatMap with delays", () -> Flux.range(1, 3).concatMap(value -> Mono.delay(ms(100L * value)).thenReturn(value)));
        scenario("firstWithSignal", () -> Flux.from(Mono.firstWithSignal(Mono.delay(ms(300)), Mono.delay(ms(200)).thenReturn(-1L))));
        scenario("onBackpressureBuffer with a ttl", () -> Flux.interval(ms(100)).take(6)
                .onBackpressureBuffer(ms(250), 10, dropped -> {}).concatMap(tick -> Mono.delay(ms(300)).thenReturn(tick), 1));
        scenario("limitRate with delays", () -> Flux.range(1, 6).limitRate(2).delayElements(ms(50)));
        scenario("cancelOn", () -> Flux.interval(ms(200)).cancelOn(Schedulers.boundedElastic()).take(2));
        scenario("share and refCount with a grace period", () -> {
            Flux<Long> shared = Flux.interval(ms(100)).publish().refCount(1, ms(500));
            return Flux.concat(shared.take(2), shared.take(2).delaySubscription(ms(300)));
        });
        scenario("expand with delays", () -> Flux.just(1).expand(value -> value < 4
                ? Mono.delay(ms(100)).thenReturn(value + 1)
                : Mono.empty()));
        scenario("groupBy with delays", () -> Flux.interval(ms(100)).take(6).groupBy(tick -> tick % 2)
                .flatMap(group -> group.delayElements(ms(150))));
    }

    static Stream<String> scenarios() {
        return SCENARIOS.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void operator_givesTheSameEvents(String scenario) {
        Supplier<Flux<?>> publisher = SCENARIOS.get(scenario);
        List<String> stock = events(VirtualTimeScheduler.set(VirtualTimeScheduler.create(true)), publisher);
        TestScheduler scheduler = TestScheduler.builder().trampolining().build();
        List<String> ours = events(ReactorVirtualTime.over(scheduler).get(), publisher);
        assertThat(ours).isEqualTo(stock).hasSizeGreaterThan(1);
        scheduler.close();
    }

    private static List<String> events(VirtualTimeScheduler time, Supplier<Flux<?>> publisher) {
        List<String> events = new ArrayList<>();
        try {
            Disposable subscription = publisher.get().materialize().subscribe(
                    signal -> events.add(signal + " at " + time.now(TimeUnit.MILLISECONDS)));
            for (int step = 0; step < 60; step++) {
                time.advanceTimeBy(ms(50));
            }
            time.advanceTimeBy(Duration.ofMinutes(1));
            subscription.dispose();
        } finally {
            time.dispose();
            VirtualTimeScheduler.reset();
        }
        return events;
    }
}
