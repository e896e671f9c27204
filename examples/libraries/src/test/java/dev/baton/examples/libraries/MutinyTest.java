package dev.baton.examples.libraries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.testing.TestScheduler;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Mutiny's operators take an executor; that is better than the default one, which is everybody's. */
final class MutinyTest {
    @Test
    void timeout_endsInVirtualTime() {
        TestScheduler run = TestScheduler.create();
        Uni<Object> limited = Uni.createFrom().nothing().ifNoItem().after(Duration.ofSeconds(5)).on(run.asExecutorService()).fail();
        assertThatThrownBy(() -> run.blockOn(limited.subscribeAsCompletionStage())).isInstanceOf(TimeoutException.class);
        assertThat(run.nanoTime()).isEqualTo(TimeUnit.SECONDS.toNanos(5));
    }

    @Test
    void delay_passesInVirtualTime() {
        TestScheduler run = TestScheduler.create();
        Uni<String> late = Uni.createFrom().item("late").onItem().delayIt().onExecutor(run.asExecutorService()).by(Duration.ofHours(1));
        assertThat(run.blockOn(late.subscribeAsCompletionStage())).isEqualTo("late");
        assertThat(run.nanoTime()).isEqualTo(TimeUnit.HOURS.toNanos(1));
    }

    private static void edit(TestScheduler run, boolean inOrder) {
        ScheduledExecutorService executor = run.asExecutorService();
        Multi<String> edits = Multi.createFrom().items("first draft", "second draft", "final text");
        Multi<String> stored = inOrder
                ? edits.onItem().transformToUniAndConcatenate(text -> store(text, executor))
                : edits.onItem().transformToUniAndMerge(text -> store(text, executor));
        List<String> storedInOrder = run.blockOn(stored.collect().asList().subscribeAsCompletionStage());
        assertThat(storedInOrder).endsWith("final text");
    }

    private static Uni<String> store(String text, ScheduledExecutorService executor) {
        return Uni.createFrom().item(text).runSubscriptionOn(executor);
    }

    @Test
    void mergedStores_mayEndWithAnOldText() throws Exception {
        Bug.isFoundBy(run -> edit(run, false));
        Bug.isGoneFrom(run -> edit(run, true));
    }
}
