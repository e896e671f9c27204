package dev.baton.examples.libraries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.core.testing.TestScheduler;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** The JDK's own publisher takes an executor. */
final class FlowTest {
    @Test
    void publisherThatIsNeverClosed_runsIntoTheTimeoutInVirtualTime() {
        TestScheduler run = TestScheduler.create();
        List<String> seen = new ArrayList<>();
        try (var publisher = new SubmissionPublisher<String>(run.asExecutorService(), 8)) {
            var end = run.spawnAsync(() -> publisher.consume(seen::add)).orTimeout(5, TimeUnit.SECONDS);
            run.runUntilParked();
            publisher.submit("a");
            publisher.submit("b");
            assertThatThrownBy(end::join).hasCauseInstanceOf(TimeoutException.class);
        }
        assertThat(seen).containsExactly("a", "b");
        assertThat(run.nanoTime()).isEqualTo(TimeUnit.SECONDS.toNanos(5));
    }

    /** A buffer that is large enough as long as the subscriber is quick. */
    private static void publish(TestScheduler run, int room) {
        List<Integer> seen = new ArrayList<>();
        try (var publisher = new SubmissionPublisher<Integer>(run.asExecutorService(), room)) {
            publisher.consume(seen::add);
            run.runUntilParked();
            for (int i = 0; i < 4; i++) {
                int item = i;
                Bug.afterSteps(run, 3 * i, () -> publisher.offer(item, (subscriber, dropped) -> false));
            }
            run.runUntilIdle();
        }
        run.runUntilIdle();
        assertThat(seen).containsExactlyInAnyOrder(0, 1, 2, 3);
    }

    @Test
    void itemsThatAreOfferedToAFullBuffer_areLost() throws Exception {
        Bug.isFoundBy(run -> publish(run, 2));
        Bug.isGoneFrom(run -> publish(run, 4));
    }
}
