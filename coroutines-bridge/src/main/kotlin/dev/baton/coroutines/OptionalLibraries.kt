package dev.baton.coroutines

/** Which of the libraries that the bridge can do without are on the class path. */
internal object OptionalLibraries {
    /** True if coroutines and Reactor are connected, by kotlinx-coroutines-reactor. */
    @JvmField
    val isReactorPresent: Boolean =
        isPresent("kotlinx.coroutines.reactor.ReactorContext") && isPresent("reactor.core.publisher.Mono")

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
