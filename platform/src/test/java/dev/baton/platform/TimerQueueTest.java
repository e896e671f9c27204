package dev.baton.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.TaskNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class TimerQueueTest {
    private final TimerQueue timers = new TimerQueue();

    private List<TaskNode> pollAll(long now) {
        List<TaskNode> polled = new ArrayList<>();
        for (TaskNode task = timers.poll(now); task != null; task = timers.poll(now)) {
            polled.add(task);
        }
        return polled;
    }

    @Test
    void poll_onlyWhatIsDue() {
        TaskNode early = new ProbeNode();
        timers.insert(new ProbeNode(), 20);
        timers.insert(early, 10);
        assertThat(timers.poll(9)).isNull();
        assertThat(pollAll(19)).containsExactly(early);
        assertThat(timers.nextDeadline()).isEqualTo(20);
    }

    @Test
    void never_isKeptButDoesNotCome() {
        TaskNode never = new ProbeNode();
        timers.insert(never, Deadline.NEVER);
        assertThat(timers.poll(Deadline.NEVER - 1)).isNull();
        assertThat(timers.inOrder()).containsExactly(never);
    }

    @Test
    void remove_stranger_isHarmless() {
        TaskNode inside = new ProbeNode();
        timers.insert(inside, 1);
        timers.remove(new ProbeNode());
        TaskNode polled = timers.poll(1);
        timers.remove(inside);
        assertThat(polled).isSameAs(inside);
    }

    @Test
    void insertAndRemove_atRandom_keepsDeadlineThenSubmissionOrder() {
        Random random = new Random(42);
        for (int round = 0; round < 200; round++) {
            List<List<TaskNode>> byDeadline = new ArrayList<>();
            for (int deadline = 0; deadline < 10; deadline++) {
                byDeadline.add(new ArrayList<>());
            }
            for (int i = 0; i < 200; i++) {
                int deadline = random.nextInt(10);
                List<TaskNode> sameDeadline = byDeadline.get(deadline);
                if (random.nextInt(3) == 0 && !sameDeadline.isEmpty()) {
                    timers.remove(sameDeadline.remove(random.nextInt(sameDeadline.size())));
                } else {
                    TaskNode task = new ProbeNode();
                    timers.insert(task, deadline);
                    sameDeadline.add(task);
                }
            }
            List<TaskNode> expected = byDeadline.stream().flatMap(List::stream).toList();
            assertThat(timers.inOrder()).isEqualTo(expected);
            assertThat(pollAll(9)).isEqualTo(expected);
        }
    }
}
