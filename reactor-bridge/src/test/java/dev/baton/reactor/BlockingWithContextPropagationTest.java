package dev.baton.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.Installation;
import dev.baton.core.testing.TestScheduler;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;

/** Reactor puts subscribers of its own in between when it propagates contexts; the timeout is there because it would hang. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
final class BlockingWithContextPropagationTest {
    private final TestScheduler scheduler = TestScheduler.create();

    @BeforeEach
    void enable() {
        Hooks.enableAutomaticContextPropagation();
    }

    @AfterEach
    void disable() {
        Hooks.disableAutomaticContextPropagation();
        scheduler.close();
    }

    @Test
    void block_runsTheScheduler() {
        try (Installation installed = ReactorSchedulers.install(scheduler)) {
            assertThat(Mono.delay(Duration.ofSeconds(1)).block()).isZero();
            assertThat(Mono.from(subscriber -> Mono.delay(Duration.ofSeconds(1)).subscribe(subscriber)).block()).isEqualTo(0L);
            assertThat(installed).isNotNull();
        }
    }

    @Test
    void toIterable_runsTheScheduler() {
        try (Installation installed = ReactorSchedulers.install(scheduler)) {
            assertThat(Flux.interval(Duration.ofSeconds(1)).take(2).toIterable()).containsExactly(0L, 1L);
            assertThat(Flux.interval(Duration.ofSeconds(1)).map(tick -> tick).toStream().limit(2)).containsExactly(0L, 1L);
            scheduler.cancelPending();
            assertThat(installed).isNotNull();
        }
    }
}
