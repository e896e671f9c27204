package dev.baton.coroutines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.baton.core.Installation;
import dev.baton.core.SessionId;
import dev.baton.core.Task;
import dev.baton.core.TaskLabel;
import dev.baton.core.testing.TestScheduler;
import java.util.ArrayList;
import java.util.List;
import kotlin.coroutines.CoroutineContext;
import kotlin.coroutines.EmptyCoroutineContext;
import kotlinx.coroutines.CompletableDeferred;
import kotlinx.coroutines.CompletableDeferredKt;
import kotlinx.coroutines.Dispatchers;
import org.junit.jupiter.api.Test;

/** Elements, tasks and redirection without a line of Kotlin. */
final class ContextFromJavaTest {
    private final TestScheduler scheduler = TestScheduler.create();

    @Test
    void elements_inAContext_areFoundAgain() {
        TaskLabel label = TaskLabel.of("db");
        SessionId session = SessionId.create("request");
        CoroutineContext context = ContextElements.of(label).plus(ContextElements.of(session));
        assertThat(ContextElements.label(context)).isEqualTo(label);
        assertThat(ContextElements.session(context)).isEqualTo(session);
        assertThat(ContextElements.label(EmptyCoroutineContext.INSTANCE)).isNull();
    }

    @Test
    void element_ofTheContext_isThatOfADispatchedRunnable() {
        List<TaskLabel> seen = new ArrayList<>();
        TaskLabel label = TaskLabel.of("db");
        CoroutineDispatchers.fromScheduler(scheduler)
                .dispatch(ContextElements.of(label), () -> seen.add(scheduler.currentLabel()));
        scheduler.runUntilIdle();
        assertThat(seen).containsExactly(label);
    }

    @Test
    void task_ofADeferred_isJoinedByTheDriver() {
        CompletableDeferred<String> deferred = CompletableDeferredKt.CompletableDeferred(null);
        scheduler.schedule(() -> deferred.complete("done"));
        Task<String> task = CoroutineTasks.of(deferred, scheduler);
        assertThat(task.join()).isEqualTo("done");
    }

    @Test
    void redirect_closed_isOver() {
        try (Installation redirected = CoroutineDispatchers.redirect(scheduler)) {
            assertThat(redirected).isNotNull();
            assertThat(CoroutineDispatchers.asBaton(Dispatchers.getDefault()).base()).isSameAs(scheduler);
        }
        assertThat(Dispatchers.getDefault().getClass().getName()).startsWith("kotlinx.coroutines.");
    }

    @Test
    @SuppressWarnings({"DataFlowIssue", "resource"})
    void null_anywhere_isNamed() {
        assertThatNullPointerException()
                .isThrownBy(() -> ContextElements.of((TaskLabel) null)).withMessageContaining("label");
        assertThatNullPointerException()
                .isThrownBy(() -> ContextElements.of((SessionId) null)).withMessageContaining("session");
        assertThatNullPointerException()
                .isThrownBy(() -> CoroutineDispatchers.redirect(null)).withMessageContaining("scheduler");
        assertThatNullPointerException()
                .isThrownBy(() -> CoroutineTasks.of(CompletableDeferredKt.CompletableDeferred(null), null))
                .withMessageContaining("scheduler");
    }
}
