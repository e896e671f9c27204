package dev.baton.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.TaskNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class TurnsTest {
    private final Turns turns = new Turns();

    private TaskNode add() {
        TaskNode task = new ProbeNode();
        turns.add(task);
        return task;
    }

    @Test
    void next_inOrderOfAdding() {
        TaskNode first = add();
        TaskNode second = add();
        assertThat(turns.next()).isSameAs(first);
        assertThat(turns.next()).isSameAs(second);
        assertThat(turns.next()).isNull();
    }

    @Test
    void remove_leavesAnEmptyTurnInItsPlace() {
        TaskNode first = add();
        TaskNode victim = add();
        TaskNode last = add();
        assertThat(turns.remove(victim)).isTrue();
        assertThat(turns.remove(victim)).isFalse();
        assertThat(turns.next()).isSameAs(first);
        assertThat(turns.next()).isNull(); // the last one overtakes nothing that is queued between
        assertThat(turns.next()).isSameAs(last);
    }

    @Test
    void next_moreTurnsThanTickets_takesNoneOfTheNextTask() {
        assertThat(turns.next()).isNull();
        TaskNode task = add();
        assertThat(turns.next()).isSameAs(task);
    }

    @Test
    void lose_waiting_isTheOneThatGoesWithout() {
        TaskNode refused = add();
        assertThat(turns.lose(refused)).isSameAs(refused);
        TaskNode next = add();
        assertThat(turns.next()).isSameAs(next);
    }

    @Test
    void lose_servedByAnothersTurn_takesTheLast() {
        TaskNode refused = add();
        TaskNode second = add();
        TaskNode last = add();
        assertThat(turns.next()).isSameAs(refused);
        assertThat(turns.lose(refused)).isSameAs(last);
        assertThat(turns.next()).isSameAs(second);
        assertThat(turns.next()).isNull();
    }

    @Test
    void lose_servedByAnothersTurn_anEmptyTicketMakesUp() {
        TaskNode refused = add();
        TaskNode cancelled = add();
        TaskNode last = add();
        turns.remove(cancelled);
        assertThat(turns.next()).isSameAs(refused);
        assertThat(turns.lose(refused)).isNull();
        assertThat(turns.next()).isSameAs(last);
    }

    @Test
    void drain_thenAdd_servesTheNewTaskInItsOwnTurn() {
        List<TaskNode> drained = List.of(add(), add());
        assertThat(turns.drain()).isEqualTo(drained);
        TaskNode later = add();
        assertThat(turns.next()).isNull();
        assertThat(turns.next()).isNull();
        assertThat(turns.next()).isSameAs(later);
    }

    /** Requests are answered late and in any order, turns come in between: everybody is served or told. */
    @Test
    void anyInterleaving_everyTaskIsServedLeavesOrGoesWithout() {
        for (int seed = 0; seed < 3_000; seed++) {
            Random random = new Random(seed);
            Turns model = new Turns();
            List<TaskNode> requested = new ArrayList<>();
            List<TaskNode> waiting = new ArrayList<>();
            int granted = 0;
            int steps = 40;
            while (steps-- > 0 || !requested.isEmpty() || granted > 0) {
                switch (random.nextInt(6)) {
                    case 0, 1 -> {
                        if (steps > 0) {
                            TaskNode task = new ProbeNode();
                            model.add(task);
                            requested.add(task);
                            waiting.add(task);
                        }
                    }
                    case 2, 3 -> {
                        if (!requested.isEmpty()) {
                            TaskNode task = requested.remove(random.nextInt(requested.size()));
                            if (random.nextInt(4) > 0) {
                                granted++;
                            } else {
                                TaskNode without = model.lose(task);
                                assertThat(without == null || waiting.remove(without)).isTrue();
                            }
                        }
                    }
                    case 4 -> {
                        if (!waiting.isEmpty() && random.nextBoolean()) {
                            assertThat(model.remove(waiting.remove(random.nextInt(waiting.size())))).isTrue();
                        }
                    }
                    default -> {
                        if (granted > 0) {
                            granted--;
                            TaskNode served = model.next();
                            assertThat(served == null || served == waiting.remove(0)).as("seed %d", seed).isTrue();
                        }
                    }
                }
            }
            assertThat(waiting).as("seed %d", seed).isEmpty();
            assertThat(model.drain()).isEmpty();
        }
    }
}
