package dev.baton.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TaskInboxTest {
    private final TaskInbox inbox = new TaskInbox();

    private TaskNode added() {
        TaskNode task = new RacingNode();
        inbox.add(task);
        return task;
    }

    @Test
    void poll_takesInOrderAndLeavesItEmpty() {
        TaskNode first = added();
        TaskNode second = added();
        TaskNode third = added();
        assertThat(inbox.count()).isEqualTo(3);
        assertThat(inbox.poll()).isSameAs(first);
        assertThat(inbox.poll()).isSameAs(second);
        TaskNode fourth = added();
        assertThat(inbox.poll()).isSameAs(third);
        assertThat(inbox.isEmpty()).isFalse();
        assertThat(inbox.poll()).isSameAs(fourth);
        assertThat(inbox.isEmpty()).isTrue();
        assertThat(inbox.count()).isZero();
        assertThat(inbox.poll()).isNull();
    }

    @Test
    void poll_unlinksTheTask() {
        TaskNode first = added();
        added();
        inbox.poll();
        assertThat(first.next).as("a handle that is kept retains no other task").isNull();
    }

    @Test
    void add_again_onceItWasPolled() {
        TaskNode task = added();
        for (int i = 0; i < 10; i++) {
            assertThat(inbox.poll()).isSameAs(task);
            inbox.add(task);
        }
        assertThat(inbox.count()).isOne();
    }

    @Test
    void cancelled_staysUntilItIsPolled() {
        TaskNode task = added();
        task.cancel();
        assertThat(inbox.isEmpty()).isFalse();
        assertThat(inbox.poll()).isSameAs(task);
    }
}
