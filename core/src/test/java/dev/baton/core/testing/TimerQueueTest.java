package dev.baton.core.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.Cancellable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class TimerQueueTest {
    @Test
    void randomArmsAndCancels_fireInOrderOfDeadlineThenSubmission() {
        Random random = new Random(7);
        for (int round = 0; round < 300; round++) {
            TestScheduler scheduler = TestScheduler.create();
            List<long[]> expected = new ArrayList<>();
            List<Cancellable> handles = new ArrayList<>();
            List<Integer> fired = new ArrayList<>();
            int count = random.nextInt(60);
            for (int i = 0; i < count; i++) {
                int number = i;
                long delay = 1 + random.nextInt(10);
                handles.add(scheduler.scheduleAfter(Duration.ofNanos(delay), () -> fired.add(number)));
                expected.add(new long[] {delay, i});
            }
            for (int i = 0; i < count; i++) {
                if (random.nextInt(3) == 0) {
                    int number = i;
                    handles.get(i).cancel();
                    expected.removeIf(timer -> timer[1] == number);
                }
            }
            scheduler.runUntilIdle();
            expected.sort(Comparator.comparingLong(timer -> timer[0]));
            assertThat(fired).containsExactlyElementsOf(expected.stream().map(timer -> (int) timer[1]).toList());
        }
    }
}
