package dev.baton.coroutines

import dev.baton.core.testing.TestScheduler
import dev.baton.coroutines.test.batonTest
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.CoroutineStart
import kotlinx.coroutines.DelicateCoroutinesApi
import kotlinx.coroutines.delay
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withContext
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test

/** The bridge does without kotlinx-coroutines-test, in production and in `batonTest`. */
internal class OptionalTestModuleTest {
    /** Waits, on the test's thread, for a coroutine that takes an hour. */
    class BlocksInATest : () -> Any? {
        override fun invoke(): Any? {
            var found: Any? = null
            batonTest(iterations = 3) {
                val answer = CompletableDeferred<Int>()
                launch {
                    delay(3_600_000)
                    answer.complete(42)
                }
                found = runBlocking { answer.await() } to currentTime
            }
            return found
        }
    }

    /** Cleans up in place, where one step waits for the next. */
    class CleansUpInPlace : () -> Any? {
        @OptIn(DelicateCoroutinesApi::class)
        override fun invoke(): Any? {
            val scheduler = TestScheduler.create()
            val closed = scheduler.asCoroutineDispatcher()
            scheduler.close()
            val log = mutableListOf<String>()
            CoroutineScope(closed).launch(start = CoroutineStart.ATOMIC) {
                try {
                    runBlocking { withContext(closed) { log += "not reached" } }
                } finally {
                    log += "cleaned up"
                }
            }
            return log
        }
    }

    private fun withoutTheModule(scenario: Class<out () -> Any?>): String =
        OtherClassPath.run(OtherClassPath.without("kotlinx-coroutines-test-jvm"), scenario)

    @Test
    fun batonTest_withoutTheTestModule_runsNestedBlocking() {
        assertThat(withoutTheModule(BlocksInATest::class.java)).isEqualTo("(42, 3600000)")
    }

    @Test
    fun refusedWork_withoutTheTestModule_isCleanedUp() {
        assertThat(withoutTheModule(CleansUpInPlace::class.java)).isEqualTo("[cleaned up]")
    }
}
