package dev.baton.coroutines

/** The getters of `Dispatchers.Default` and `Dispatchers.IO`, which ask [Redirection] from the first time on. */
internal object DispatcherGetters {
    private var areReplaced = false // under the lock of this object

    /**
     * Rewrites the getters, unless that was done before.
     *
     * @throws IllegalStateException if that is not possible here; the message says why, and what to do
     */
    @Synchronized
    fun replace() {
        if (!areReplaced) {
            check(OptionalLibraries.isByteBuddyPresent) {
                "To redirect Dispatchers.Default and Dispatchers.IO their getters must be rewritten, and what does that is " +
                    "not on the class path. Add net.bytebuddy:byte-buddy and net.bytebuddy:byte-buddy-agent to the tests"
            }
            GetterReplacement.apply()
            areReplaced = true
        }
    }
}
