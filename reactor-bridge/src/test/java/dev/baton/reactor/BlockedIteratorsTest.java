package dev.baton.reactor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.Installation;
import dev.baton.core.testing.DeadlockError;
import dev.baton.core.testing.TestScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

@EnabledIf(value = "dev.baton.reactor.BlockingPredicate#isSupported", disabledReason = "This Reactor asks nobody before it blocks")
final class BlockedIteratorsTest {
    private final TestScheduler scheduler = TestScheduler.create();
    private final Installation installation = ReactorSchedulers.install(scheduler);

    @AfterEach
    void close() {
        installation.close();
        scheduler.cancelPending();
        scheduler.close();
    }

    private Duration time() {
        return Duration.ofNanos(scheduler.nanoTime());
    }

    @Test
    void toIterable_runsTheSchedulerElementByElement() {
        List<String> seen = new ArrayList<>();
        for (int element : Flux.range(1, 3).delayElements(Duration.ofMinutes(1)).toIterable()) {
            seen.add(element + " at " + time().toMinutes());
        }

        assertThat(seen).containsExactly("1 at 1", "2 at 2", "3 at 3");
    }

    @Test
    void toIterable_ofAnEndlessFluxCanBeLeft() {
        Iterator<Long> ticks = Flux.interval(Duration.ofSeconds(1)).toIterable().iterator();
        assertThat(ticks.next()).isZero();
        assertThat(ticks.next()).isEqualTo(1);
        assertThat(time()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void toIterable_whoseFluxFailsThrowsThat() {
        Iterator<Object> iterator = Mono.delay(Duration.ofSeconds(1))
                .flatMapMany(tick -> Flux.error(new IllegalArgumentException("failed"))).toIterable().iterator();

        assertThatThrownBy(iterator::hasNext).isInstanceOf(IllegalArgumentException.class).hasMessage("failed");
    }

    @Test
    void toIterable_twoAtOnceBothGoOn() {
        Iterator<Long> slow = Flux.interval(Duration.ofSeconds(10)).take(2).toIterable().iterator();
        Iterator<Long> fast = Flux.interval(Duration.ofSeconds(1)).take(3).toIterable().iterator();
        List<Long> seen = new ArrayList<>();
        seen.add(fast.next());
        seen.add(slow.next());
        seen.add(slow.next());
        seen.add(fast.next());
        seen.add(fast.next());

        assertThat(seen).containsExactly(0L, 0L, 1L, 1L, 2L);
        assertThat(slow.hasNext()).isFalse();
        assertThat(fast.hasNext()).isFalse();
    }

    @Test
    void toStream_runsTheScheduler() {
        try (Stream<Long> ticks = Flux.interval(Duration.ofHours(1)).toStream()) {
            assertThat(ticks.limit(3)).containsExactly(0L, 1L, 2L);
        }
    }

    @Test
    void toIterable_ofABareSinkRunsWhatThereIs() {
        Sinks.Many<String> sink = Sinks.many().unicast().onBackpressureBuffer();
        Iterator<String> iterator = sink.asFlux().toIterable().iterator();
        Schedulers.parallel().schedule(() -> sink.tryEmitNext("one"));

        assertThat(iterator.next()).isEqualTo("one");
    }

    @Test
    void toIterable_thatNothingCanEndIsADeadlock() {
        Sinks.Many<String> sink = Sinks.many().unicast().onBackpressureBuffer();
        Iterator<String> iterator = sink.asFlux().map(text -> text).toIterable().iterator();
        sink.tryEmitNext("one");
        assertThat(iterator.next()).isEqualTo("one");

        assertThatExceptionOfType(DeadlockError.class).isThrownBy(iterator::hasNext)
                .withMessageContaining("An iterator waits for an element");
    }

    @Test
    void toIterable_assembledBeforeTheInstallationRunsWhatThereIs() {
        installation.close();
        Flux<Long> early = Flux.defer(() -> Flux.interval(Duration.ofSeconds(1))).take(2);
        try (Installation again = ReactorSchedulers.install(scheduler)) {
            assertThat(early.toIterable()).containsExactly(0L, 1L);
            assertThat(again).isNotNull();
        }
    }

    @Test
    void assembly_keepsFusionAndNamesAsTheyAre() {
        Flux<Integer> flux = Flux.range(1, 3).name("numbers").tag("kind", "small").map(n -> n + 1).filter(n -> n > 2);
        List<Integer> seen = new ArrayList<>();
        flux.publishOn(Schedulers.parallel()).subscribe(seen::add);
        scheduler.runUntilIdle();

        assertThat(seen).containsExactly(3, 4);
        assertThat(flux).isInstanceOf(reactor.core.Fuseable.class);
        assertThat(Flux.just(1)).isInstanceOf(java.util.concurrent.Callable.class);
        assertThat(reactor.core.Scannable.from(flux).name()).isEqualTo("numbers");
        assertThat(reactor.core.Scannable.from(flux).tags()).hasSize(1);
    }
}
