package dev.baton.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.TaskNode;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class WorkRingTest {
    private final WorkRing ring = new WorkRing();
    private final Queue<TaskNode> expected = new ArrayDeque<>();

    private boolean add() {
        TaskNode task = new ProbeNode();
        boolean added = ring.add(task);
        if (added) {
            expected.add(task);
        }
        return added;
    }

    private void fill() {
        while (ring.room() > 0) {
            assertThat(add()).isTrue();
        }
    }

    @Test
    void addAgain_onlyTheRunningTaskOfAnEmptyRing_isAdded() {
        WorkRing again = new WorkRing();
        ProbeNode running = new ProbeNode();
        again.add(running);
        assertThat(again.addAgain(running)).as("it is not running yet").isFalse();
        again.poll();
        assertThat(again.addAgain(new ProbeNode())).as("another task").isFalse();
        assertThat(again.addAgain(running)).isTrue();
        assertThat(again.addAgain(running)).as("it waits already").isFalse();
        assertThat(again.poll()).isSameAs(running);
        again.add(new ProbeNode());
        assertThat(again.addAgain(running)).as("another waits").isFalse();
    }

    @Test
    void poll_takesOldestFirstThroughManyRounds() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 100_000; i++) {
            switch (random.nextInt(5)) {
                case 0 -> assertThat(ring.poll()).isSameAs(expected.poll());
                case 1 -> assertThat(ring.steal()).isSameAs(expected.poll());
                default -> {
                    boolean hasRoom = ring.room() > 0;
                    assertThat(add()).isEqualTo(hasRoom);
                }
            }
            assertThat(ring.size()).isEqualTo(expected.size());
            assertThat(ring.isEmpty()).isEqualTo(expected.isEmpty());
        }
    }

    @Test
    void add_full_isRefusedUntilTheOwnerTakesOne() {
        ring.poll();
        fill();
        assertThat(ring.size()).isEqualTo(WorkRing.CAPACITY - 1);
        assertThat(add()).isFalse();
        ring.steal();
        assertThat(add()).as("what thieves took makes room only behind what the owner runs").isFalse();
        ring.poll();
        assertThat(add()).isTrue();
    }

    @Test
    void current_isWhatTheOwnerTookLast() {
        assertThat(ring.current()).isNull();
        add();
        add();
        assertThat(ring.poll()).isNotNull().isSameAs(ring.current());
        fill();
        assertThat(ring.current()).as("nothing is added over it").isSameAs(expected.poll());
        ring.poll();
        assertThat(ring.current()).isSameAs(expected.poll());
        while (ring.poll() != null) {
            expected.poll();
        }
        assertThat(ring.current()).isNull();
    }

    @Test
    void moveHalf_takesTheOlderHalfRoundedUp() {
        WorkRing thief = new WorkRing();
        assertThat(ring.moveHalf(thief)).isFalse();
        for (int i = 0; i < 5; i++) {
            add();
        }
        assertThat(ring.moveHalf(thief)).isTrue();
        assertThat(thief.size()).isEqualTo(3);
        for (int i = 0; i < 3; i++) {
            assertThat(thief.poll()).isSameAs(expected.poll());
        }
        assertThat(thief.poll()).isNull();
        assertThat(ring.poll()).isSameAs(expected.poll());
        assertThat(ring.moveHalf(thief)).isTrue();
        assertThat(thief.poll()).isSameAs(expected.poll());
        assertThat(ring.isEmpty()).isTrue();
    }

    @Test
    void moveHalf_fullRing_leavesRoomForWhatTheThiefRuns() {
        fill();
        WorkRing thief = new WorkRing();
        assertThat(ring.moveHalf(thief)).isTrue();
        assertThat(thief.size()).isEqualTo(WorkRing.CAPACITY / 2);
        assertThat(thief.room()).isPositive();
    }

    @Test
    void clear_forgetsWhatThievesTook() {
        add();
        ring.steal();
        ring.poll();
        ring.clear();
        assertThat(ring.current()).isNull();
        expected.clear();
        assertThat(add()).isTrue();
        assertThat(ring.poll()).isSameAs(expected.poll());
    }
}
