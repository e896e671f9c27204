package dev.baton.coroutines

import java.lang.instrument.Instrumentation
import kotlinx.coroutines.Dispatchers
import net.bytebuddy.ByteBuddy
import net.bytebuddy.agent.ByteBuddyAgent
import net.bytebuddy.dynamic.loading.ClassReloadingStrategy
import net.bytebuddy.implementation.Implementation
import net.bytebuddy.implementation.MethodCall
import net.bytebuddy.matcher.ElementMatchers.named

/** Rewrites the getters of [Dispatchers]. Loaded only where [OptionalLibraries.isByteBuddyPresent]. */
internal object GetterReplacement {
    private val target = Dispatchers::class.java
    private val router = Redirection::class.java

    fun apply() {
        check(seesRouter()) {
            "Dispatchers.Default and Dispatchers.IO cannot be redirected, because kotlinx-coroutines and Baton were loaded " +
                "by different class loaders: ${target.classLoader} and ${router.classLoader}. Let one load both"
        }
        val instrumentation = instrumentation()
        letModuleRead(instrumentation)
        ByteBuddy()
            .with(Implementation.Context.Disabled.Factory.INSTANCE) // nothing but the two bodies may change
            .redefine(target)
            .method(named("getDefault")).intercept(MethodCall.invoke(router.getMethod("default")))
            .method(named("getIO")).intercept(MethodCall.invoke(router.getMethod("io")))
            .make()
            .load(target.classLoader, ClassReloadingStrategy.of(instrumentation))
    }

    private fun seesRouter(): Boolean =
        try {
            Class.forName(router.name, false, target.classLoader) === router
        } catch (missing: ClassNotFoundException) {
            false
        }

    private fun instrumentation(): Instrumentation =
        try {
            ByteBuddyAgent.install()
        } catch (refused: IllegalStateException) {
            throw IllegalStateException(
                "Dispatchers.Default and Dispatchers.IO cannot be redirected, because this process may not attach an agent " +
                    "to itself. Start it with -javaagent:byte-buddy-agent.jar (the artifact net.bytebuddy:byte-buddy-agent), " +
                    "or allow it: the module jdk.attach is needed, and neither -XX:+DisableAttachMechanism nor " +
                    "-XX:-EnableDynamicAgentLoading",
                refused,
            )
        }

    private fun letModuleRead(instrumentation: Instrumentation) {
        val module = target.module
        if (module.isNamed && !module.canRead(router.module)) {
            instrumentation.redefineModule(module, setOf(router.module), mapOf(), mapOf(), setOf(), mapOf())
        }
    }
}
