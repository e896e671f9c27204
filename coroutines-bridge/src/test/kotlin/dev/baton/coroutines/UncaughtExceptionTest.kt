package dev.baton.coroutines

import dev.baton.core.testing.TestScheduler
import kotlin.coroutines.EmptyCoroutineContext
import kotlinx.coroutines.CoroutineExceptionHandler
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.async
import kotlinx.coroutines.delay
import kotlinx.coroutines.future.asCompletableFuture
import kotlinx.coroutines.launch
import org.assertj.core.api.Assertions.assertThat
import org.assertj.core.api.Assertions.assertThatThrownBy
import org.junit.jupiter.api.AfterEach
import org.junit.jupiter.api.BeforeEach
import org.junit.jupiter.api.Test

internal class UncaughtExceptionTest {
    private val scheduler = TestScheduler.create()
    private val dispatcher = scheduler.asCoroutineDispatcher()
    private val failure = IllegalStateException("nobody caught this")
    private val seenByThread = mutableListOf<Throwable>()
    private val usualHandler = Thread.currentThread().uncaughtExceptionHandler

    @BeforeEach
    fun listenToThread() {
        Thread.currentThread().setUncaughtExceptionHandler { _, error -> seenByThread += error }
    }

    @AfterEach
    fun restoreThread() {
        Thread.currentThread().uncaughtExceptionHandler = usualHandler
    }

    private fun assertDrivingCallFails() {
        assertThatThrownBy { scheduler.runUntilIdle() }.isSameAs(failure)
        scheduler.close()
    }

    @Test
    fun launch_throws_failsTheDrivingCallAndTakesTheUsualRoad() {
        CoroutineScope(dispatcher).launch { delay(1); throw failure }

        assertDrivingCallFails()
        assertThat(seenByThread).containsExactly(failure)
    }

    @Test
    fun launch_throwsOnViewOrLane_failsTheDrivingCall() {
        CoroutineScope(scheduler.foreground().asCoroutineDispatcher().limitedParallelism(1)).launch { throw failure }

        assertDrivingCallFails()
    }

    @Test
    fun launch_throwsWithHandlerOfUser_passesTheDrivingCall() {
        val caught = mutableListOf<Throwable>()
        val handler = CoroutineExceptionHandler { _, error -> caught += error }

        CoroutineScope(dispatcher + handler).launch { throw failure }
        scheduler.runUntilIdle()
        scheduler.close()

        assertThat(caught).containsExactly(failure)
        assertThat(seenByThread).isEmpty()
    }

    @Test
    fun launch_handlerOfUserThrows_failsTheDrivingCallWithBoth() {
        val inHandler = IllegalArgumentException("in the handler")
        val handler = CoroutineExceptionHandler { _, _ -> throw inHandler }

        CoroutineScope(dispatcher + handler).launch { throw failure }

        assertThatThrownBy { scheduler.runUntilIdle() }.hasCause(inHandler).satisfies({
            assertThat(it.suppressed).contains(failure)
        })
        scheduler.close()
    }

    @Test
    fun launch_throwsOnMainOrInstalledMain_failsTheDrivingCall() {
        CoroutineDispatchers.install(scheduler).use {
            for (main in listOf(scheduler.asMainCoroutineDispatcher(), Dispatchers.Main, Dispatchers.Main.immediate)) {
                CoroutineScope(main).launch { delay(1); throw failure }
                assertThatThrownBy { scheduler.runUntilIdle() }.isSameAs(failure)
            }
        }
        scheduler.close()
    }

    @Test
    fun async_throws_failsOnlyWhoAwaits() {
        val result = CoroutineScope(dispatcher).async<Unit> { throw failure }.asCompletableFuture()

        scheduler.runUntilIdle()
        assertThatThrownBy { scheduler.blockOn(result) }.isSameAs(failure)
        scheduler.close()
    }

    @Test
    fun launch_throwsOnForeignDispatcher_passesTheDrivingCall() {
        CoroutineScope(Dispatchers.Unconfined).launch { throw failure }

        scheduler.runUntilIdle()
        scheduler.close()
        assertThat(seenByThread).containsExactly(failure)
    }

    @Test
    fun dispatch_blockThrows_failsTheDrivingCall() {
        dispatcher.dispatch(EmptyCoroutineContext) { throw failure }

        assertDrivingCallFails()
        assertThat(seenByThread).isEmpty()
    }
}
