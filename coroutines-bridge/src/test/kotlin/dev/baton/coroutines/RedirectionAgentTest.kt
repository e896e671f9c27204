package dev.baton.coroutines

import dev.baton.core.testing.TestScheduler
import java.io.File
import java.nio.file.Path
import kotlin.time.Duration.Companion.minutes
import kotlinx.coroutines.DelicateCoroutinesApi
import kotlinx.coroutines.GlobalScope
import kotlinx.coroutines.delay
import kotlinx.coroutines.launch
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test

/** How the agent gets into a process, in processes of their own. */
internal class RedirectionAgentTest {
    private val classPath = OtherClassPath.without()

    private fun outputOf(classPath: List<File>, vararg flags: String): String {
        val java = Path.of(System.getProperty("java.home"), "bin", "java").toString()
        val path = classPath.joinToString(File.pathSeparator)
        val process = ProcessBuilder(listOf(java, *flags, "-cp", path, RedirectedProgram::class.java.name))
            .redirectErrorStream(true)
            .start()
        return process.inputStream.bufferedReader().use { it.readText() }.also { process.waitFor() }
    }

    @Test
    fun redirect_attachingForbidden_saysWhatToDo() {
        assertThat(outputOf(classPath, "-XX:+DisableAttachMechanism"))
            .contains("this process may not attach an agent to itself")
            .contains("-javaagent:byte-buddy-agent.jar")
    }

    @Test
    fun redirect_agentOnTheCommandLine_needsNoAttaching() {
        val agent = classPath.single { it.name.startsWith("byte-buddy-agent-") }
        assertThat(outputOf(classPath, "-XX:+DisableAttachMechanism", "-javaagent:$agent").trim()).isEqualTo("60000 ms")
    }

    @Test
    fun redirect_withoutByteBuddy_saysWhatToAdd() {
        assertThat(outputOf(OtherClassPath.without("byte-buddy", "byte-buddy-agent")))
            .contains("Add net.bytebuddy:byte-buddy and net.bytebuddy:byte-buddy-agent to the tests")
    }
}

/** Runs a minute of hard-coded work in no time, and prints how long that was. */
@OptIn(DelicateCoroutinesApi::class)
internal object RedirectedProgram {
    @JvmStatic
    fun main(args: Array<String>) {
        val scheduler = TestScheduler.create()
        CoroutineDispatchers.redirect(scheduler).use {
            GlobalScope.launch { delay(1.minutes) }
            scheduler.runUntilIdle()
        }
        println("${scheduler.nanoTime() / 1_000_000} ms")
    }
}
