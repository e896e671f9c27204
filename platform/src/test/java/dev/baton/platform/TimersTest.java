package dev.baton.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.TaskNode;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Timers without their thread, unless a test starts it. */
final class TimersTest {
    private static final long FAR = 1_000_000_000_000L;

    private final Timers timers = new Timers();

    private TaskNode arm(long delay) {
        TaskNode task = new ProbeNode();
        assertThat(timers.arm(task, delay)).isTrue();
        return task;
    }

    @Test
    void close_returnsWhatIsArmedInOrder() {
        TaskNode late = arm(3 * FAR);
        TaskNode early = arm(FAR);
        TaskNode never = arm(Long.MAX_VALUE);
        TaskNode between = arm(2 * FAR);
        assertThat(timers.count()).isEqualTo(4);
        assertThat(timers.close()).containsExactly(early, between, late, never);
        assertThat(timers.count()).isZero();
        assertThat(timers.close()).isEmpty();
    }

    @Test
    void arm_closed_isRefused() {
        timers.close();
        assertThat(timers.arm(new ProbeNode(), 1)).isFalse();
        timers.watch().run(); // ends at once
    }

    @Test
    void disarm_takesOutAndIsHarmlessTwice() {
        TaskNode task = arm(FAR);
        TaskNode other = arm(FAR);
        timers.disarm(task);
        timers.disarm(task);
        timers.disarm(new ProbeNode());
        assertThat(timers.close()).containsExactly(other);
    }

    @Test
    void armAndDisarm_manyAtRandom_keepsTheOthers() {
        SplittableRandom random = new SplittableRandom(1);
        List<TaskNode> armed = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            if (random.nextInt(3) > 0 || armed.isEmpty()) {
                armed.add(arm(FAR + random.nextLong(FAR)));
            } else {
                timers.disarm(armed.remove(random.nextInt(armed.size())));
            }
        }
        assertThat(timers.close()).containsExactlyInAnyOrderElementsOf(armed);
    }

    @Test
    void run_moreDueThanAreTakenAtOnce_firesThemAll() {
        try (ThreadPoolScheduler scheduler = ThreadPoolScheduler.create(1)) {
            List<ProbeNode> probes = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                ProbeNode probe = new ProbeNode();
                probes.add(probe);
                (i % 2 == 0 ? scheduler : scheduler.elastic()).submit(probe, 1_000_000 - i);
            }
            probes.forEach(probe -> Await.value(probe.settled));
            assertThat(probes).allMatch(probe -> probe.runs.get() == 1);
        }
    }
}
