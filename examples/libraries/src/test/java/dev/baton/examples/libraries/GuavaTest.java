package dev.baton.examples.libraries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.ListeningScheduledExecutorService;
import com.google.common.util.concurrent.MoreExecutors;
import com.google.common.util.concurrent.SettableFuture;
import dev.baton.core.testing.TestScheduler;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** Guava's futures live on any executor. */
final class GuavaTest {
    private static ListeningScheduledExecutorService on(TestScheduler run) {
        return MoreExecutors.listeningDecorator(run.asExecutorService());
    }

    @Test
    void withTimeout_endsInVirtualTime() {
        TestScheduler run = TestScheduler.create();
        ListenableFuture<String> limited =
                Futures.withTimeout(SettableFuture.create(), 5, TimeUnit.SECONDS, run.asExecutorService());
        run.advanceBy(Duration.ofSeconds(5));
        assertThatThrownBy(limited::get).hasCauseInstanceOf(TimeoutException.class);
    }

    @Test
    void scheduleAsync_composesInVirtualTime() throws Exception {
        TestScheduler run = TestScheduler.create();
        ListeningScheduledExecutorService executor = on(run);
        ListenableFuture<Integer> sum = Futures.transform(
                Futures.allAsList(executor.schedule(() -> 1, 1, TimeUnit.HOURS), executor.schedule(() -> 2, 2, TimeUnit.HOURS)),
                both -> both.get(0) + both.get(1),
                executor);
        run.runUntilIdle();
        assertThat(sum.get()).isEqualTo(3);
        assertThat(run.nanoTime()).isEqualTo(TimeUnit.HOURS.toNanos(2));
    }

    /** What a screen shows, and for which query. */
    private static final class Screen {
        private String query = "";
        private String shown = "";

        void search(String newQuery, ListeningScheduledExecutorService executor, boolean checking) {
            query = newQuery;
            Futures.addCallback(executor.submit(() -> "answer to " + newQuery), new FutureCallback<>() {
                @Override
                public void onSuccess(String answer) {
                    if (!checking || query.equals(newQuery)) {
                        shown = answer;
                    }
                }

                @Override
                public void onFailure(Throwable failure) {
                    throw new AssertionError(failure);
                }
            }, executor);
        }
    }

    private static void type(TestScheduler run, boolean checking) {
        Screen screen = new Screen();
        ListeningScheduledExecutorService executor = on(run);
        screen.search("a", executor, checking);
        screen.search("ab", executor, checking);
        run.runUntilIdle();
        assertThat(screen.shown).isEqualTo("answer to ab");
    }

    @Test
    void callbacksOfTwoSearches_comeInEitherOrder() throws Exception {
        Bug.isFoundBy(run -> type(run, false));
        Bug.isGoneFrom(run -> type(run, true));
    }
}
