package dev.baton.examples.libraries;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.baton.core.testing.TestScheduler;
import dev.baton.coroutines.CoroutineDispatchers;
import dev.baton.reactor.ReactorSchedulers;
import dev.baton.rxjava.RxSchedulers;
import io.github.resilience4j.timelimiter.TimeLimiter;
import io.reactivex.rxjava3.core.Flowable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import kotlinx.coroutines.BuildersKt;
import kotlinx.coroutines.CoroutineStart;
import kotlinx.coroutines.DelayKt;
import kotlinx.coroutines.GlobalScope;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** Five libraries and a plain executor on one clock: an hour passes, and everything happens at its time, in one order. */
final class OneClockTest {
    private static final int TIMES = 100;
    private static final int REPEATS = 3;

    /** Starts everything; who is started first comes first among those of equal time. */
    private static List<String> hour() {
        List<String> log = new ArrayList<>();
        try (TestScheduler run = TestScheduler.create()) {
            ScheduledExecutorService executor = run.asExecutorService();
            Map<String, Runnable> libraries = new LinkedHashMap<>();
            libraries.put("reactor", () -> Flux.interval(Duration.ofMinutes(20), ReactorSchedulers.fromScheduler(run)).take(REPEATS)
                    .subscribe(tick -> note(log, run, "reactor")));
            libraries.put("rxjava", () -> Flowable.interval(20, TimeUnit.MINUTES, RxSchedulers.fromScheduler(run)).take(REPEATS)
                    .subscribe(tick -> note(log, run, "rxjava")));
            libraries.put("coroutine", () -> BuildersKt.launch(
                            GlobalScope.INSTANCE,
                            CoroutineDispatchers.fromScheduler(run),
                            CoroutineStart.DEFAULT,
                            (scope, continuation) -> DelayKt.delay(TimeUnit.MINUTES.toMillis(20), continuation))
                    .invokeOnCompletion(failure -> {
                        note(log, run, "coroutine");
                        return kotlin.Unit.INSTANCE;
                    }));
            libraries.put("executor", () -> executor.schedule(() -> note(log, run, "executor"), 40, TimeUnit.MINUTES));
            libraries.put("resilience4j", () -> TimeLimiter.of(Duration.ofMinutes(40))
                    .executeCompletionStage(executor, CompletableFuture<String>::new)
                    .whenComplete((value, timeout) -> note(log, run, "resilience4j")));
            libraries.put("caffeine", () -> cache(run, executor, log).put("key", "value"));
            libraries.values().forEach(Runnable::run);
            run.advanceBy(Duration.ofHours(1));
        }
        return log;
    }

    private static Cache<String, String> cache(TestScheduler run, ScheduledExecutorService executor, List<String> log) {
        return Caffeine.newBuilder()
                .ticker(run::nanoTime)
                .executor(executor)
                .scheduler(com.github.benmanes.caffeine.cache.Scheduler.forScheduledExecutorService(executor))
                .expireAfterWrite(Duration.ofMinutes(50))
                .removalListener((key, value, cause) -> note(log, run, "caffeine"))
                .build();
    }

    private static void note(List<String> log, TestScheduler run, String who) {
        log.add(Duration.ofNanos(run.nanoTime()).toMinutes() + " " + who);
    }

    @Test
    void hour_passesInOneOrder_everyTime() {
        List<String> expected = List.of(
                "20 reactor", "20 rxjava", "20 coroutine",
                "40 executor", "40 resilience4j", "40 reactor", "40 rxjava",
                "50 caffeine",
                "60 reactor", "60 rxjava");
        for (int i = 0; i < TIMES; i++) {
            assertThat(hour()).isEqualTo(expected);
        }
    }
}
