package dev.baton.coroutines

import dev.baton.core.SessionId
import dev.baton.core.TaskLabel
import dev.baton.core.testing.TestScheduler
import io.reactivex.rxjava3.core.Single
import kotlin.time.Duration.Companion.seconds
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.delay
import kotlinx.coroutines.launch
import kotlinx.coroutines.rx3.await
import kotlinx.coroutines.rx3.rxFlowable
import kotlinx.coroutines.rx3.rxSingle
import kotlinx.coroutines.withTimeout
import kotlinx.coroutines.yield
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test

/** A coroutine without label or session has those of the task that started it, and of no other. */
internal class InheritedKindTest {
    private val scheduler = TestScheduler.create()
    private val dispatcher = scheduler.asCoroutineDispatcher()
    private val request = SessionId.create("request")
    private val seen = mutableListOf<Any?>()

    private fun note() {
        seen.add(scheduler.currentLabel() to scheduler.currentSession())
    }

    private suspend fun steps() {
        note()
        yield()
        note()
        delay(1.seconds)
        note()
        coroutineScope { launch { note() } }
        withTimeout(9.seconds) { delay(1.seconds) }
        note()
    }

    @Test
    fun rxSingle_subscribedInALabelledTask_hasItsLabelAndSession() {
        scheduler.labeled(DB).inSession(request).schedule { rxSingle(dispatcher) { steps() }.subscribe() }
        scheduler.runUntilIdle()
        assertThat(seen).hasSize(5).containsOnly(DB to request)
    }

    @Test
    fun rxSingle_awaitedInALabelledCoroutine_hasItsLabelAndSession() {
        CoroutineScope(dispatcher).launch(DB.asContextElement() + request.asContextElement()) {
            rxSingle(dispatcher) { steps() }.await()
            rxFlowable<Unit>(dispatcher) { yield(); note() }.subscribe()
        }
        scheduler.runUntilIdle()
        assertThat(seen).hasSize(6).containsOnly(DB to request)
    }

    @Test
    fun rxSingle_deprioritized_runsWhenNothingElseIsReady() {
        scheduler.deprioritize(DB)
        scheduler.labeled(DB).schedule {
            rxSingle(dispatcher) { yield(); seen.add("slow") }.subscribe()
            CoroutineScope(dispatcher).launch(TaskLabel.of("urgent").asContextElement()) {
                repeat(5) { yield() }
                seen.add("urgent")
            }
        }
        scheduler.runUntilIdle()
        assertThat(seen).containsExactly("urgent", "slow")
    }

    @Test
    fun single_awaitedInALabelledCoroutine_runsInItsTask() {
        CoroutineScope(dispatcher).launch(DB.asContextElement()) {
            seen.add(Single.fromCallable { scheduler.currentLabel()!! }.await())
        }
        scheduler.runUntilIdle()
        assertThat(seen).containsExactly(DB)
    }

    @Test
    fun coroutine_resumedByALabelledTask_staysWhatItWas() {
        val value = CompletableDeferred<Int>()
        CoroutineScope(dispatcher).launch {
            value.await()
            note()
            delay(1.seconds)
            note()
        }
        scheduler.inSession(request).schedule {
            CoroutineScope(dispatcher).launch {
                value.await()
                seen.add(scheduler.currentSession())
            }
        }
        scheduler.labeled(DB).schedule { value.complete(1) }
        scheduler.runUntilIdle()
        assertThat(seen).containsExactlyInAnyOrder(null to null, null to null, request)
    }

    @Test
    fun coroutine_startedByALabelledTask_yieldsToElementAndView() {
        val view = TaskLabel.of("view")
        scheduler.labeled(DB).schedule {
            CoroutineScope(scheduler.labeled(view).asCoroutineDispatcher()).launch {
                note()
                withTimeout(1.seconds) { delay(9.seconds) }
            }
            CoroutineScope(dispatcher).launch(view.asContextElement()) { yield(); note() }
        }
        scheduler.runUntilIdle()
        assertThat(seen).containsExactly(view to null, view to null)
    }

    @Test
    fun timeout_onAViewWithALabel_hasThatOfTheElement() {
        val view = scheduler.labeled(TaskLabel.of("view"))
        CoroutineScope(view.asCoroutineDispatcher()).launch(DB.asContextElement()) {
            withTimeout(9.seconds) {
                seen.addAll(scheduler.pendingTasks().map { it.label().get() })
            }
        }
        scheduler.runUntilIdle()
        assertThat(seen).containsExactly(DB)
    }

    private companion object {
        val DB: TaskLabel = TaskLabel.of("db")
    }
}
