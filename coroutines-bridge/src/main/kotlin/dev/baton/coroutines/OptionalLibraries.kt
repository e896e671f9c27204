package dev.baton.coroutines

/** Which of the libraries that the bridge can do without are on the class path. */
internal object OptionalLibraries {
    /** True if coroutines and Reactor are connected, by kotlinx-coroutines-reactor. */
    @JvmField
    val isReactorPresent: Boolean =
        isPresent("kotlinx.coroutines.reactor.ReactorContext") && isPresent("reactor.core.publisher.Mono")

    /** True if classes can be rewritten while they are in use. */
    val isByteBuddyPresent: Boolean
        get() = isPresent("net.bytebuddy.ByteBuddy") && isPresent("net.bytebuddy.agent.ByteBuddyAgent")

    private fun isPresent(className: String): Boolean =
        try {
            Class.forName(className, false, OptionalLibraries::class.java.classLoader)
            true
        } catch (missing: ClassNotFoundException) {
            false
        } catch (missing: LinkageError) {
            false
        }
}
