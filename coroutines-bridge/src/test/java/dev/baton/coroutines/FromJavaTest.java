package dev.baton.coroutines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.baton.core.Installation;
import dev.baton.core.Scheduler;
import dev.baton.core.TaskLabel;
import dev.baton.core.testing.TestScheduler;
import java.util.ArrayList;
import java.util.List;
import kotlin.coroutines.EmptyCoroutineContext;
import kotlinx.coroutines.CoroutineDispatcher;
import kotlinx.coroutines.Dispatchers;
import kotlinx.coroutines.ExecutorCoroutineDispatcher;
import kotlinx.coroutines.MainCoroutineDispatcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything but the builders of coroutines is for Java too. */
final class FromJavaTest {
    private final TestScheduler scheduler = TestScheduler.create();
    private final List<Object> seen = new ArrayList<>();

    private void dispatch(CoroutineDispatcher dispatcher) {
        dispatcher.dispatch(EmptyCoroutineContext.INSTANCE, () -> seen.add(scheduler.isMainThread()));
    }

    @Test
    void fromScheduler_scheduler_convertsBack() {
        CoroutineDispatcher dispatcher = CoroutineDispatchers.fromScheduler(scheduler);

        assertThat(CoroutineDispatchers.asBaton(dispatcher)).isSameAs(scheduler);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void limitedParallelism_ofAView_convertsBackToOneWithItsLabel(int limit) {
        TaskLabel label = TaskLabel.of("db");
        CoroutineDispatcher limited =
                CoroutineDispatchers.fromScheduler(scheduler.labeled(label)).limitedParallelism(limit, "queries");

        Scheduler back = CoroutineDispatchers.asBaton(limited);
        back.schedule(() -> seen.add(scheduler.currentLabel()));
        scheduler.runUntilIdle();

        assertThat(seen).containsExactly(label);
    }

    @Test
    void main_scheduler_runsOnTheMainThread() {
        MainCoroutineDispatcher main = CoroutineDispatchers.main(scheduler);
        dispatch(main);
        dispatch(main.getImmediate());
        dispatch(CoroutineDispatchers.fromScheduler(scheduler));
        scheduler.runUntilIdle();

        assertThat(seen).containsExactly(true, true, false);
    }

    @Test
    void owning_scheduler_isAnExecutorThatClosesIt() {
        try (ExecutorCoroutineDispatcher owning = CoroutineDispatchers.owning(scheduler)) {
            owning.getExecutor().execute(() -> seen.add("ran"));
            scheduler.runUntilIdle();
        }

        assertThat(seen).containsExactly("ran");
        assertThat(scheduler.isIdle()).isTrue();
    }

    @Test
    void install_scheduler_isDispatchersMainUntilItIsClosed() {
        try (Installation installed = CoroutineDispatchers.install(scheduler)) {
            assertThat(installed).isNotNull();
            dispatch(Dispatchers.getMain());
            scheduler.runUntilIdle();
        }

        assertThat(seen).containsExactly(true);
    }

    @Test
    @SuppressWarnings("DataFlowIssue")
    void anyOfThem_null_namesTheArgument() {
        assertThatNullPointerException()
                .isThrownBy(() -> CoroutineDispatchers.fromScheduler(null))
                .withMessageContaining("scheduler");
        assertThatNullPointerException()
                .isThrownBy(() -> CoroutineDispatchers.main(null))
                .withMessageContaining("scheduler");
        assertThatNullPointerException()
                .isThrownBy(() -> CoroutineDispatchers.owning(null))
                .withMessageContaining("scheduler");
        assertThatNullPointerException()
                .isThrownBy(() -> CoroutineDispatchers.install(null))
                .withMessageContaining("scheduler");
        assertThatNullPointerException()
                .isThrownBy(() -> CoroutineDispatchers.asBaton(null))
                .withMessageContaining("dispatcher");
    }
}
