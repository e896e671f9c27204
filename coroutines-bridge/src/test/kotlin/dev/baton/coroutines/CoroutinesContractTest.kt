package dev.baton.coroutines

import java.nio.file.Files
import java.nio.file.Path
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test
import org.junit.jupiter.params.ParameterizedTest
import org.junit.jupiter.params.provider.MethodSource
import org.junit.platform.commons.annotation.Testable
import org.junit.platform.commons.support.AnnotationSupport

/** The page that maps the demands of kotlinx.coroutines to our tests names tests that exist, or says why there is none. */
internal class CoroutinesContractTest {
    @Test
    fun page_hasADemandInEveryRow() {
        assertThat(answers()).hasSizeGreaterThanOrEqualTo(FEWEST_DEMANDS)
    }

    @ParameterizedTest
    @MethodSource("answers")
    fun answer_isATestOrAReason(answer: String) {
        val test = TEST.matchEntire(answer)
        if (test == null) {
            assertThat(answer).`as`("neither a test nor a reason").startsWith("n/a: ").hasSizeGreaterThan("n/a: ".length)
            return
        }
        val (owner, method) = test.destructured
        assertThat(Class.forName("dev.baton.coroutines.$owner").declaredMethods)
            .`as`("tests of $owner")
            .anyMatch { it.name == method && AnnotationSupport.isAnnotated(it, Testable::class.java) }
    }

    companion object {
        private val PAGE = Path.of("../docs/coroutines-contract.md")
        private val TEST = Regex("`([\\w.]+)#(\\w+)`")
        private const val FEWEST_DEMANDS = 60

        @JvmStatic
        fun answers(): List<String> = Files.readAllLines(PAGE)
            .filter { it.startsWith("| ") && !it.startsWith("| kotlinx.coroutines' test") }
            .map { it.split("|")[2].trim() }
    }
}
