package dev.baton.conformance.subjects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.conformance.Bridge;
import dev.baton.conformance.Submissions;
import dev.baton.core.Cancellable;
import dev.baton.core.Scheduler;
import dev.baton.core.testing.TestScheduler;
import dev.baton.platform.ThreadPoolScheduler;
import dev.baton.platform.context.ContextPropagation;
import dev.baton.reactor.ReactorSchedulers;
import dev.baton.rxjava.RxSchedulers;
import io.micrometer.context.ContextRegistry;
import io.micrometer.context.ContextSnapshot;
import io.micrometer.context.ContextSnapshotFactory;
import io.reactivex.rxjava3.plugins.RxJavaPlugins;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Hooks;
import reactor.core.scheduler.Schedulers;

/** The context of the submitter reaches the task through every library, and is captured once. */
final class ContextPropagationTest {
    private static final ThreadLocal<String> CONTEXT = new ThreadLocal<>();

    private final AtomicInteger snapshots = new AtomicInteger();
    private final ContextSnapshotFactory factory = counting(ContextSnapshotFactory.builder()
            .contextRegistry(new ContextRegistry().registerThreadLocalAccessor("test", CONTEXT)).build());
    private final ThreadPoolScheduler pool = ThreadPoolScheduler.create(2);
    private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();
    private final Runnable look = () -> seen.add(String.valueOf(CONTEXT.get()));

    @AfterEach
    void reset() {
        pool.close();
        CONTEXT.remove();
    }

    private String next() throws InterruptedException {
        String found = seen.poll(60, TimeUnit.SECONDS);
        assertThat(found).as("a task has run").isNotNull();
        return found;
    }

    private Scheduler propagating(Scheduler scheduler) {
        return ContextPropagation.propagating(scheduler, factory);
    }

    private static Map<String, Bridge> bridges() {
        return Map.of(
                "none", Bridge.none(),
                "reactor", new ReactorBridge(),
                "rxjava", new RxJavaBridge(),
                "coroutines", new CoroutinesBridge());
    }

    @Test
    void propagating_everyLibrary_directDelayedAndWorker() throws InterruptedException {
        for (Map.Entry<String, Bridge> bridge : bridges().entrySet()) {
            var library = bridge.getValue().over(propagating(pool));
            for (Submissions to : List.of(library, library.createWorker())) {
                CONTEXT.set("a");
                to.schedule(look);
                CONTEXT.set("b");
                to.scheduleAfter(Duration.ofMillis(1), look);
                CONTEXT.remove();
                assertThat(List.of(next(), next())).as(bridge.getKey()).containsExactlyInAnyOrder("a", "b");
            }
        }
        pool.spawn(CONTEXT::get).thenAccept(left -> seen.add(String.valueOf(left)));
        assertThat(next()).isEqualTo("null");
    }

    @Test
    void propagating_periodicTask_isCapturedOnce() throws InterruptedException {
        CONTEXT.set("a");
        Cancellable task = propagating(pool).schedulePeriodically(Duration.ZERO, Duration.ofMillis(1), look);
        CONTEXT.remove();
        assertThat(List.of(next(), next(), next())).containsOnly("a");
        task.cancel();
        pool.close();
        assertThat(snapshots).hasValue(1);
    }

    @Test
    void propagating_reactorOperators_carryTheContextOn() {
        CONTEXT.set("a");
        String last = Flux.just(1)
                .publishOn(ReactorSchedulers.fromScheduler(propagating(pool)))
                .delayElements(Duration.ofMillis(1), ReactorSchedulers.fromScheduler(propagating(pool)))
                .map(one -> String.valueOf(CONTEXT.get()))
                .blockLast(Duration.ofSeconds(60));
        assertThat(last).isEqualTo("a");
    }

    @Test
    void capture_reactorPropagatesAlready_isLeftToReactor() throws InterruptedException {
        Hooks.enableAutomaticContextPropagation();
        Schedulers.onScheduleHook("another", task -> () -> task.run());
        try {
            ReactorSchedulers.fromScheduler(propagating(pool)).schedule(look);
            next();
            assertThat(snapshots).hasValue(0);
        } finally {
            Schedulers.resetOnScheduleHook("another");
            Hooks.disableAutomaticContextPropagation();
        }
        ReactorSchedulers.fromScheduler(propagating(pool)).schedule(look);
        next();
        assertThat(snapshots).hasValue(1);
    }

    @Test
    void capture_rxJavaHookHasWrappedTheTask_isNotRepeated() throws InterruptedException {
        RxJavaPlugins.setScheduleHandler(task -> factory.captureAll().wrap(task));
        try {
            CONTEXT.set("a");
            RxSchedulers.fromScheduler(propagating(pool)).scheduleDirect(look);
            assertThat(next()).isEqualTo("a");
            assertThat(snapshots).hasValue(1);
        } finally {
            RxJavaPlugins.setScheduleHandler(null);
        }
    }

    @Test
    void capture_submitterHasWrappedTheTask_isNotRepeated() throws InterruptedException {
        CONTEXT.set("a");
        propagating(propagating(pool).createWorker()).schedule(factory.captureAll().wrap(look));
        assertThat(next()).isEqualTo("a");
        assertThat(snapshots).hasValue(1);
    }

    @Test
    void propagating_testScheduler_worksToo() throws InterruptedException {
        TestScheduler scheduler = TestScheduler.create();
        CONTEXT.set("a");
        propagating(scheduler).createWorker().scheduleAfter(Duration.ofDays(1), look);
        CONTEXT.remove();
        scheduler.runUntilIdle();
        assertThat(next()).isEqualTo("a");
    }

    @Test
    void views_areValues() {
        assertThat(propagating(pool)).isEqualTo(propagating(pool)).isNotEqualTo(pool)
                .hasToString(pool + ".propagating(context)");
        assertThat(propagating(pool).base()).isSameAs(pool);
    }

    private ContextSnapshotFactory counting(ContextSnapshotFactory counted) {
        return new ContextSnapshotFactory() {
            @Override
            public ContextSnapshot captureAll(Object... contexts) {
                snapshots.incrementAndGet();
                return counted.captureAll(contexts);
            }

            @Override
            public ContextSnapshot captureFrom(Object... contexts) {
                return counted.captureFrom(contexts);
            }

            @Override
            public <C> ContextSnapshot.Scope setThreadLocalsFrom(Object context, String... keys) {
                return counted.setThreadLocalsFrom(context, keys);
            }
        };
    }
}
