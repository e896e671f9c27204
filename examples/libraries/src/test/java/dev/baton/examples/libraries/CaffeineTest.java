package dev.baton.examples.libraries;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.Scheduler;
import dev.baton.core.testing.TestScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Caffeine takes a ticker, an executor and a scheduler. */
final class CaffeineTest {
    private static Caffeine<Object, Object> on(TestScheduler run) {
        return Caffeine.newBuilder()
                .ticker(run::nanoTime)
                .executor(run.asExecutorService())
                .scheduler(Scheduler.forScheduledExecutorService(run.asExecutorService()));
    }

    @Test
    void expiry_inVirtualTime_tellsTheListener() {
        TestScheduler run = TestScheduler.create();
        List<String> removed = new ArrayList<>();
        Cache<String, String> cache = on(run)
                .expireAfterWrite(Duration.ofMinutes(10))
                .removalListener((key, value, cause) -> removed.add(key + " " + cause))
                .build();
        cache.put("session", "mine");
        run.advanceBy(Duration.ofMinutes(9));
        assertThat(cache.getIfPresent("session")).isEqualTo("mine");
        run.advanceBy(Duration.ofMinutes(2)); // and nobody touches the cache
        assertThat(removed).containsExactly("session EXPIRED");
    }

    @Test
    void refresh_inVirtualTime_loadsBehindTheBackOfTheReader() {
        TestScheduler run = TestScheduler.create();
        LoadingCache<String, Long> cache = on(run)
                .refreshAfterWrite(Duration.ofMinutes(1))
                .build(key -> Duration.ofNanos(run.nanoTime()).toMinutes());
        assertThat(cache.get("minute")).isZero();
        run.advanceBy(Duration.ofMinutes(5));
        assertThat(cache.get("minute")).as("the old value, while the new one is loaded").isZero();
        run.runUntilParked();
        assertThat(cache.get("minute")).isEqualTo(5);
    }

    /** A reader that looks, loads and puts in steps of its own puts back what a writer has just thrown out. */
    private static void readAndWrite(TestScheduler run, boolean atomically) {
        Cache<String, String> cache = on(run).build();
        Map<String, String> database = new HashMap<>(Map.of("name", "old"));
        if (atomically) {
            run.schedule(() -> cache.get("name", database::get));
        } else {
            run.spawn(() -> database.get("name")).thenAcceptAsync(name -> cache.put("name", name));
        }
        Bug.afterSteps(run, 2, () -> {
            database.put("name", "new");
            cache.invalidate("name");
        });
        run.runUntilIdle();
        assertThat(cache.getIfPresent("name")).isNotEqualTo("old");
    }

    @Test
    void cacheFilledInTwoSteps_keepsWhatWasInvalidated() throws Exception {
        Bug.isFoundBy(run -> readAndWrite(run, false));
        Bug.isGoneFrom(run -> readAndWrite(run, true));
    }
}
