package dev.baton.coroutines

import dev.baton.core.Installation
import dev.baton.core.testing.LibraryBridge
import dev.baton.core.testing.TestScheduler
import dev.baton.platform.MainLoop
import dev.baton.platform.ThreadPoolScheduler
import java.util.ServiceLoader
import kotlin.concurrent.thread
import kotlin.coroutines.EmptyCoroutineContext
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.MainCoroutineDispatcher
import kotlinx.coroutines.MainScope
import kotlinx.coroutines.delay
import kotlinx.coroutines.internal.isMissing
import kotlinx.coroutines.launch
import kotlinx.coroutines.withTimeout
import org.assertj.core.api.Assertions.assertThat
import org.assertj.core.api.Assertions.assertThatThrownBy
import org.junit.jupiter.api.Test

internal class InstallTest {
    private val scheduler = TestScheduler.create()
    private val log = mutableListOf<Any>()

    private fun installed(on: TestScheduler = scheduler, block: () -> Unit) =
        CoroutineDispatchers.install(on).use { block() }

    private fun onMain(what: Any) {
        MainScope().launch { log += what }
    }

    @Test
    fun main_nothingInstalled_isMissing() {
        assertThat(Dispatchers.Main.isMissing()).isTrue()
        assertThatThrownBy { Dispatchers.Main.dispatch(EmptyCoroutineContext) { } }
            .isInstanceOf(IllegalStateException::class.java).hasMessageContaining("Main dispatcher")
        assertThatThrownBy { Dispatchers.Main.asBaton() }.isInstanceOf(IllegalArgumentException::class.java)
    }

    @Test
    fun main_installedAndClosed_isTheSchedulersMeanwhile() {
        installed {
            assertThat(Dispatchers.Main.isMissing()).isFalse()
            assertThat(Dispatchers.Main.asBaton()).isEqualTo(scheduler.foreground())
            onMain("on the scheduler")
            scheduler.runUntilIdle()
        }

        assertThat(log).containsExactly("on the scheduler")
        assertThat(Dispatchers.Main.isMissing()).isTrue()
        scheduler.close()
    }

    @Test
    fun main_keptFromBefore_servesWhoeverIsInstalled() {
        val kept = Dispatchers.Main
        val next = TestScheduler.create()
        installed { CoroutineScope(kept).launch { log += "first" } }
        installed(next) { CoroutineScope(kept).launch { log += "second" } }

        next.runUntilIdle()
        assertThat(log).containsExactly("second")
        scheduler.runUntilIdle()
        assertThat(log).containsExactly("second", "first")
    }

    @Test
    fun install_view_givesItsSessionAndLabelToMain() {
        val view = scheduler.newForeground()
        CoroutineDispatchers.install(view).use {
            MainScope().launch { log += "${scheduler.currentSession()?.name()}, main: ${scheduler.isMainThread}" }
            scheduler.runUntilIdle()
        }

        assertThat(log).containsExactly("foreground 1, main: true")
    }

    @Test
    fun install_twice_restoresInAnyOrder() {
        val inner = TestScheduler.create()
        val first = CoroutineDispatchers.install(scheduler)
        val second = CoroutineDispatchers.install(inner)
        assertThat(Dispatchers.Main.asBaton()).isEqualTo(inner.foreground())

        first.close()
        assertThat(Dispatchers.Main.asBaton()).isEqualTo(inner.foreground())
        second.close()
        second.close()

        assertThat(Dispatchers.Main.isMissing()).isTrue()
    }

    @Test
    fun install_testsOnTwoThreads_doNotSeeEachOther() {
        installed {
            thread { TestScheduler.create().use { other -> installed(other) { log += Dispatchers.Main.asBaton() == other.foreground() } } }
                .join()
            thread { log += Dispatchers.Main.asBaton() == scheduler.foreground() }.join()
            assertThat(Dispatchers.Main.asBaton()).isEqualTo(scheduler.foreground())
        }

        assertThat(log).containsExactly(true, true)
    }

    @Test
    fun install_productionBesideATest_isRefused() {
        ThreadPoolScheduler.builder().threads(1).foreground(MainLoop.create()).build().use { pool ->
            installed {
                assertThatThrownBy { CoroutineDispatchers.install(pool) }
                    .isInstanceOf(IllegalStateException::class.java).hasMessageContaining("coroutines")
            }
            CoroutineDispatchers.install(pool).use {
                assertThatThrownBy { CoroutineDispatchers.install(scheduler) }.isInstanceOf(IllegalStateException::class.java)
            }
        }
    }

    @Test
    fun routedMain_somebodyElsesBefore_isAskedWhereNothingIsInstalled() {
        val before = TestScheduler.create()
        val routed = RoutedMain(before.asMainCoroutineDispatcher(), false)
        CoroutineScope(routed).launch { delay(10); withTimeout(5) { log += "of before, at ${before.nanoTime()}" } }
        before.runUntilIdle()
        installed { CoroutineScope(routed).launch { log += "installed" }.also { scheduler.runUntilIdle() } }

        assertThat(log).containsExactly("of before, at 10000000", "installed")
        assertThat(routed.immediate).hasToString("Dispatchers.Main.immediate")
        assertThat(routed.immediate.immediate).isSameAs(routed.immediate)
    }

    private fun bridge(): LibraryBridge =
        ServiceLoader.load(LibraryBridge::class.java).single { it.name() == "coroutines" }

    @Test
    fun bridge_isFoundInstallsAndMakesParameters() {
        val bridge = bridge()

        assertThat(bridge.isLibraryPresent).isTrue()
        assertThat(bridge.parameterTypes())
            .containsExactlyInAnyOrder(CoroutineDispatcher::class.java, MainCoroutineDispatcher::class.java)
        assertThat(bridge.parameter(CoroutineDispatcher::class.java, scheduler))
            .isEqualTo(scheduler.asCoroutineDispatcher())
        assertThat(bridge.parameter(MainCoroutineDispatcher::class.java, scheduler))
            .isEqualTo(scheduler.asMainCoroutineDispatcher())
        assertThatThrownBy { bridge.parameter(String::class.java, scheduler) }
            .isInstanceOf(IllegalArgumentException::class.java).hasMessageContaining("java.lang.String")
        val installation: Installation = bridge.install(scheduler)
        assertThat(Dispatchers.Main.asBaton()).isEqualTo(scheduler.foreground())
        installation.close()
    }
}
