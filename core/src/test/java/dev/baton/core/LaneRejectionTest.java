package dev.baton.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

/** What a lane does with its other tasks when the scheduler beneath it rejects one. */
final class LaneRejectionTest {
    /** Runs something between a lane's decision to submit and the rejection: what another thread would do then. */
    private static final class ClosingScheduler implements Scheduler {
        Runnable meanwhile = () -> {};

        @Override
        public void submit(TaskNode task) {
            meanwhile.run();
            throw new RejectedExecutionException("closed");
        }

        @Override
        public void submit(TaskNode task, long delayNanos) {
            submit(task);
        }

        @Override
        public boolean isMainThread() {
            return false;
        }

        @Override
        public long nanoTime() {
            return 0;
        }

        @Override
        public void close() {}
    }

    private final ClosingScheduler scheduler = new ClosingScheduler();
    private final Worker worker = scheduler.createWorker();

    @Test
    void submit_carrierRejected_cancelsWhatWasAcceptedBehind() {
        TaskNode behind = new RunnableNode(() -> {});
        scheduler.meanwhile = () -> worker.submit(behind);
        assertThatThrownBy(() -> worker.schedule(() -> {})).isInstanceOf(RejectedExecutionException.class);
        assertThat(behind.isCancelled()).isTrue();
    }

    @Test
    void close_throwingOnCancel_cancelsTheOthers() {
        scheduler.meanwhile = () -> {
            TaskNode objecting = new TaskNode() {
                @Override
                protected void execute() {}

                @Override
                protected void onCancel(boolean begun) {
                    throw new IllegalStateException("on cancel");
                }
            };
            TaskNode behind = new RunnableNode(() -> {});
            worker.submit(objecting);
            worker.submit(behind);
            try {
                worker.close();
            } catch (IllegalStateException leaked) {
                // what is asserted is the fate of the others
            }
            assertThat(behind.isCancelled()).isTrue();
        };
        assertThatThrownBy(() -> worker.schedule(() -> {})).isInstanceOf(RejectedExecutionException.class);
    }
}
