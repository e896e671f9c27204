package dev.baton.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.testing.TestScheduler;
import dev.baton.platform.ThreadPoolScheduler;
import io.micrometer.context.ContextRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Hooks;
import reactor.core.scheduler.Scheduler;

/** Reactor's automatic context propagation reaches every task, in virtual time as on threads. */
final class ContextPropagationTest {
    private static final ThreadLocal<String> USER = new ThreadLocal<>();

    private final TestScheduler scheduler = TestScheduler.create();
    private final Scheduler reactor = ReactorSchedulers.fromScheduler(scheduler);
    private final List<Object> seen = new ArrayList<>();

    @BeforeEach
    void propagate() {
        ContextRegistry.getInstance().registerThreadLocalAccessor("user", USER);
        Hooks.enableAutomaticContextPropagation();
    }

    @AfterEach
    void propagateNoMore() {
        Hooks.disableAutomaticContextPropagation();
        ContextRegistry.getInstance().removeThreadLocalAccessor("user");
        USER.remove();
    }

    @Test
    void threadLocal_everyKindOfTask_isThatOfTheSubmission() {
        Scheduler.Worker worker = reactor.createWorker();
        Runnable look = () -> seen.add(USER.get());
        USER.set("ann");
        reactor.schedule(look);
        worker.schedule(look);
        reactor.schedule(look, 1, TimeUnit.SECONDS);
        worker.schedule(look, 1, TimeUnit.SECONDS);
        reactor.schedulePeriodically(look, 2, 1, TimeUnit.SECONDS);
        worker.schedulePeriodically(look, 2, 1, TimeUnit.SECONDS);
        USER.set("ben");
        scheduler.advanceBy(Duration.ofSeconds(3));
        assertThat(seen).hasSize(4 + 4).containsOnly("ann");
        assertThat(USER.get()).isEqualTo("ben");
        reactor.dispose();
    }

    @Test
    void threadLocal_ofTheContext_isThereInOperatorsInVirtualTime() {
        Flux.range(1, 2)
                .delayElements(Duration.ofSeconds(1), reactor)
                .publishOn(reactor)
                .doOnNext(i -> seen.add(USER.get()))
                .contextWrite(context -> context.put("user", "ann"))
                .subscribe();
        scheduler.runUntilIdle();
        assertThat(seen).containsExactly("ann", "ann");
        assertThat(USER.get()).isNull();
    }

    @Test
    void threadLocal_ofTheContext_isThereInOperatorsOnThreads() {
        try (ThreadPoolScheduler pool = ThreadPoolScheduler.create(2)) {
            Scheduler threads = ReactorSchedulers.fromScheduler(pool);
            List<String> users = Flux.range(1, 2)
                    .delayElements(Duration.ofMillis(1), threads)
                    .publishOn(threads)
                    .map(i -> String.valueOf(USER.get()))
                    .contextWrite(context -> context.put("user", "ann"))
                    .collectList()
                    .block();
            assertThat(users).containsExactly("ann", "ann");
        }
    }
}
