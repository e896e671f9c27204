package dev.baton.userland;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.testing.Exploration;
import dev.baton.core.testing.TestScheduler;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Nothing of an exploration is shared with another. */
final class ParallelTest {
    private static void rare(TestScheduler scheduler) {
        StringBuilder ran = new StringBuilder();
        for (String name : List.of("a", "b", "c", "d")) {
            scheduler.schedule(() -> ran.append(name));
        }
        scheduler.runUntilIdle();
        if (ran.toString().equals("dcba") || ran.toString().equals("badc")) {
            throw new IllegalStateException(ran.toString());
        }
    }

    @Test
    void explore_eightAtOnce_giveWhatTheyGiveAlone() throws Exception {
        List<Callable<String>> explorations = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            long seed = i * 1_000L;
            explorations.add(() -> Exploration.of(ParallelTest::rare).seed(seed).explore().failures().get(0).getMessage());
        }
        List<String> alone = new ArrayList<>();
        for (Callable<String> exploration : explorations) {
            alone.add(exploration.call());
        }
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<String> together = new ArrayList<>();
            for (Future<String> result : pool.invokeAll(explorations)) {
                together.add(result.get());
            }
            assertThat(together).isEqualTo(alone);
        } finally {
            pool.shutdown();
        }
    }
}
