package dev.baton.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TaskChainTest {
    private final TaskChain chain = new TaskChain();

    private TaskNode added() {
        TaskNode task = new TimerNode();
        chain.addLast(task);
        return task;
    }

    @Test
    void pollFirst_takesInOrder() {
        TaskNode first = added();
        TaskNode second = added();
        assertThat(chain.pollFirst()).isSameAs(first);
        assertThat(chain.pollFirst()).isSameAs(second);
        assertThat(chain.pollFirst()).isNull();
        assertThat(chain.isEmpty()).isTrue();
    }

    @Test
    void remove_anywhere_leavesTheOthersInOrder() {
        TaskNode first = added();
        TaskNode second = added();
        TaskNode third = added();
        TaskNode fourth = added();
        assertThat(chain.remove(second)).isTrue();
        assertThat(chain.remove(fourth)).isTrue();
        assertThat(chain.last()).isSameAs(third);
        assertThat(chain.remove(first)).isTrue();
        assertThat(chain.first()).isSameAs(third);
        assertThat(chain.remove(third)).isTrue();
        assertThat(chain.isEmpty()).isTrue();
    }

    @Test
    void remove_twice_saysSo() {
        TaskNode task = added();
        added();
        assertThat(chain.remove(task)).isTrue();
        assertThat(chain.remove(task)).isFalse();
    }

    /** Whoever submitted it finds it cancelled and looks for it in the chain, which it has left to run. */
    @Test
    void remove_cancelledWhileItRan_leavesTheChainAndTheTaskAlone() {
        TaskNode task = new TaskNode() {
            @Override
            protected void execute() {
                cancel();
            }
        };
        chain.addLast(task);
        TaskNode polled = chain.pollFirst();
        assertThat(polled).isSameAs(task);
        task.run();
        assertThat(task.isCancelled()).isTrue();
        assertThat(chain.remove(task)).isFalse();
        assertThat(task.isCancelled()).isTrue();
        TaskNode next = added();
        assertThat(chain.pollFirst()).isSameAs(next);
    }
}
