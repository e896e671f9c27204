package dev.baton.coroutines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.baton.core.testing.TestScheduler;
import kotlinx.coroutines.CoroutineDispatcher;
import org.junit.jupiter.api.Test;

final class FromJavaTest {
    @Test
    void fromScheduler_scheduler_convertsBack() {
        TestScheduler scheduler = TestScheduler.create();

        CoroutineDispatcher dispatcher = CoroutineDispatchers.fromScheduler(scheduler);

        assertThat(CoroutineDispatchers.asBaton(dispatcher)).isSameAs(scheduler);
    }

    @Test
    @SuppressWarnings("DataFlowIssue")
    void fromScheduler_null_namesTheArgument() {
        assertThatNullPointerException()
                .isThrownBy(() -> CoroutineDispatchers.fromScheduler(null))
                .withMessageContaining("scheduler");
        assertThatNullPointerException()
                .isThrownBy(() -> CoroutineDispatchers.asBaton(null))
                .withMessageContaining("dispatcher");
    }
}
