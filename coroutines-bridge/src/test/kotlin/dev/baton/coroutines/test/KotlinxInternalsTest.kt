package dev.baton.coroutines.test

import java.lang.reflect.Modifier
import kotlinx.coroutines.test.TestCoroutineScheduler
import kotlinx.coroutines.test.TestDispatcher
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.params.ParameterizedTest
import org.junit.jupiter.params.provider.ValueSource

/** What this library uses of kotlinx.coroutines and is not promised, by its signature in the class files. */
internal class KotlinxInternalsTest {
    @ParameterizedTest
    @ValueSource(
        strings = [
            "kotlinx.coroutines.ThreadLocalEventLoop currentOrNull\$kotlinx_coroutines_core() kotlinx.coroutines.EventLoop",
            "kotlinx.coroutines.ThreadLocalEventLoop resetEventLoop\$kotlinx_coroutines_core() void",
            "kotlinx.coroutines.ThreadLocalEventLoop setEventLoop\$kotlinx_coroutines_core(kotlinx.coroutines.EventLoop) void",
            "kotlinx.coroutines.EventLoop processNextEvent() long",
            "kotlinx.coroutines.EventLoop processUnconfinedEvent() boolean",
            "kotlinx.coroutines.EventLoop shutdown() void",
            "kotlinx.coroutines.JobSupport childCancelled(java.lang.Throwable) boolean",
            "kotlinx.coroutines.test.TestCoroutineScheduler " +
                "tryRunNextTaskUnless\$kotlinx_coroutines_test(kotlin.jvm.functions.Function0) boolean",
        ],
    )
    fun method_isThere(signature: String) {
        val (owner, method, result) = signature.split(" ")
        val present = Class.forName(owner).declaredMethods
            .filter { Modifier.isPublic(it.modifiers) }
            .map { "${it.name}(${it.parameterTypes.joinToString(",") { type -> type.name }}) ${it.returnType.name}" }
        assertThat(present)
            .`as`("this version of kotlinx.coroutines lacks what KotlinxInternals uses; adapt it there")
            .contains("$method $result")
    }

    @ParameterizedTest
    @ValueSource(
        strings = [
            "kotlinx.coroutines.ThreadLocalEventLoop",
            "kotlinx.coroutines.test.BackgroundWork",
            "kotlinx.coroutines.internal.ExceptionSuccessfullyProcessed",
        ],
    )
    fun singleton_isThere(name: String) {
        val type = Class.forName(name)
        assertThat(Modifier.isPublic(type.modifiers)).isTrue()
        assertThat(type.getField("INSTANCE").get(null)).isInstanceOf(type)
    }

    @ParameterizedTest
    @ValueSource(classes = [TestDispatcher::class])
    fun superclass_canBeExtended(type: Class<*>) {
        assertThat(Modifier.isPublic(type.getDeclaredConstructor().modifiers)).isTrue()
        val open = type.declaredMethods.filter { !Modifier.isFinal(it.modifiers) }.map { it.name }
        assertThat(open).contains("scheduleResumeAfterDelay", "invokeOnTimeout", "getScheduler")
        assertThat(type.getMethod("getScheduler").returnType).isEqualTo(TestCoroutineScheduler::class.java)
    }
}
