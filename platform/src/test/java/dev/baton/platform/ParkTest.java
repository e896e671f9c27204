package dev.baton.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.Unparker;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ParkTest {
    private static final Duration NEVER = Duration.ofSeconds(Long.MAX_VALUE);

    private final MainLoop loop = MainLoop.create();
    private final ThreadPoolScheduler scheduler =
            ThreadPoolScheduler.builder().threads(1).foreground(loop).build();
    private final Unparker unparker = scheduler.unparker();

    @AfterEach
    void close() {
        scheduler.close();
    }

    /** Computes something in a foreground task, with this thread as the main thread. */
    private <T> T onMain(Callable<T> callable) {
        var task = scheduler.spawnForeground(callable);
        loop.runUntil(task::isDone);
        return task.join();
    }

    @Test
    void park_offTheMainThread_isRefusedNamingTheThread() {
        assertThatThrownBy(() -> scheduler.park(Duration.ZERO))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("\"" + Thread.currentThread().getName() + "\"");
        Throwable inBackground = Await.value(
                scheduler.spawn(() -> scheduler.park(Duration.ZERO)).handle((value, failure) -> failure));
        assertThat(inBackground).isInstanceOf(IllegalStateException.class).hasMessageContaining("\"baton-1\"");
    }

    @Test
    void park_noPermit_waitsAtLeastTheTimeoutAndReturnsFalse() {
        long waited = onMain(() -> {
            long start = System.nanoTime();
            return scheduler.park(Duration.ofMillis(3)) ? -1 : System.nanoTime() - start;
        });
        assertThat(waited).isGreaterThanOrEqualTo(Duration.ofMillis(3).toNanos());
    }

    @Test
    void park_unparkedTwiceBefore_takesOnePermit() {
        unparker.unpark();
        scheduler.unparker().unpark();
        assertThat(onMain(() -> scheduler.park(Duration.ZERO))).isTrue();
        assertThat(onMain(() -> scheduler.park(Duration.ZERO))).isFalse();
        assertThat(onMain(() -> scheduler.park(Duration.ofSeconds(Long.MIN_VALUE)))).isFalse();
    }

    @Test
    void park_unparkedByAnotherThread_returnsTrue() {
        for (int i = 0; i < 1_000; i++) {
            scheduler.schedule(unparker::unpark);
            assertThat(onMain(() -> scheduler.park(NEVER))).isTrue();
        }
    }

    @Test
    void park_interrupted_goesOnAndKeepsTheInterrupt() {
        Thread main = Thread.currentThread();
        boolean[] results = onMain(() -> {
            scheduler.schedule(() -> {
                main.interrupt();
                unparker.unpark();
            });
            return new boolean[] {scheduler.park(NEVER), Thread.interrupted()};
        });
        assertThat(results[0]).isTrue();
        assertThat(results[1]).isTrue();
    }
}
