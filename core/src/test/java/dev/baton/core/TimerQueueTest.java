package dev.baton.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.testing.TestScheduler;
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

    @Test
    void timerThatNeverComes_armedAndCancelled_leavesNothingDue() {
        TimerQueue timers = new TimerQueue();
        TimerNode never = new TimerNode();
        TimerNode other = new TimerNode();
        timers.insert(never, TimerQueue.NEVER);
        timers.insert(other, TimerQueue.NEVER);
        timers.remove(never);
        assertThat(timers.nextDeadline()).isEqualTo(TimerQueue.NEVER);
        assertThat(timers.poll(TimerQueue.NEVER - 1)).isNull();
        assertThat(timers.inOrder()).containsExactly(other);
        assertThat(timers.deadlineOf(other)).isEqualTo(TimerQueue.NEVER);
    }

    @Test
    void moreTimersThanABucketHolds_fireInOrderAllTheSame() {
        TimerQueue timers = new TimerQueue();
        int count = TimerBucket.MOST + 1_000;
        for (int i = 0; i < count; i++) {
            TimerNode timer = new TimerNode();
            timer.number = i;
            timers.insert(timer, 1L << 40);
        }
        assertThat(timers.nextDeadline()).isEqualTo(1L << 40);
        for (int i = 0; i < count; i++) {
            TimerNode due = (TimerNode) timers.poll(1L << 40);
            if (due == null || due.number != i) {
                throw new AssertionError("number " + i + " was " + due);
            }
        }
        assertThat(timers.size()).isZero();
    }
}
