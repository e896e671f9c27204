package dev.baton.coroutines.test

import kotlin.coroutines.CoroutineContext
import kotlin.coroutines.EmptyCoroutineContext
import kotlin.time.Duration
import kotlin.time.Duration.Companion.seconds
import kotlin.time.TimeSource
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.test.TestScope
import kotlinx.coroutines.test.advanceTimeBy
import kotlinx.coroutines.test.advanceUntilIdle
import kotlinx.coroutines.test.currentTime
import kotlinx.coroutines.test.runCurrent
import kotlinx.coroutines.test.runTest
import kotlinx.coroutines.test.testTimeSource

/** What a test body finds in each of them, by the names of upstream. */
internal interface Verbs : CoroutineScope {
    val backgroundScope: CoroutineScope
    val currentTime: Long
    val testTimeSource: TimeSource
    fun advanceTimeBy(delayTime: Duration)
    fun advanceTimeBy(delayTimeMillis: Long)
    fun advanceUntilIdle()
    fun runCurrent()

    /** Lets other threads resume the test, which upstream always does. */
    fun allowThreads()
}

/**
 * The ways to run a test body that must not differ: what upstream demands of its own is asked of ours too, and the other way
 * round upstream shows that a demand is one.
 */
internal enum class Builder {
    UPSTREAM {
        override fun run(context: CoroutineContext, timeout: Duration, body: suspend Verbs.() -> Unit) =
            runTest(context, timeout) { UpstreamVerbs(this).body() }
    },
    UPSTREAM_IN_OUR_ORDER {
        override fun run(context: CoroutineContext, timeout: Duration, body: suspend Verbs.() -> Unit) =
            runTest(context + BatonTestDispatcher(), timeout) { UpstreamVerbs(this).body() }
    },
    BATON_TEST {
        override fun run(context: CoroutineContext, timeout: Duration, body: suspend Verbs.() -> Unit) =
            batonTest(context, timeout = timeout) { OurVerbs(this).body() }
    }, ;

    abstract fun run(
        context: CoroutineContext = EmptyCoroutineContext,
        timeout: Duration = 60.seconds,
        body: suspend Verbs.() -> Unit,
    )

    private class UpstreamVerbs(private val scope: TestScope) : Verbs, CoroutineScope by scope {
        override val backgroundScope get() = scope.backgroundScope
        override val currentTime get() = scope.currentTime
        override val testTimeSource get() = scope.testTimeSource
        override fun advanceTimeBy(delayTime: Duration) = scope.advanceTimeBy(delayTime)
        override fun advanceTimeBy(delayTimeMillis: Long) = scope.advanceTimeBy(delayTimeMillis)
        override fun advanceUntilIdle() = scope.advanceUntilIdle()
        override fun runCurrent() = scope.runCurrent()
        override fun allowThreads() {}
    }

    private class OurVerbs(private val scope: BatonTestScope) : Verbs, CoroutineScope by scope {
        override val backgroundScope get() = scope.backgroundScope
        override val currentTime get() = scope.currentTime
        override val testTimeSource get() = scope.testTimeSource
        override fun advanceTimeBy(delayTime: Duration) = scope.advanceTimeBy(delayTime)
        override fun advanceTimeBy(delayTimeMillis: Long) = scope.advanceTimeBy(delayTimeMillis)
        override fun advanceUntilIdle() = scope.advanceUntilIdle()
        override fun runCurrent() = scope.runCurrent()
        override fun allowThreads() = scope.testScheduler.allowParking()
    }
}
