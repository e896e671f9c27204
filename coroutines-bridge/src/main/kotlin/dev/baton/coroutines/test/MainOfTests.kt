package dev.baton.coroutines.test

import kotlinx.coroutines.test.StandardTestDispatcher

/** `Dispatchers.Main` as upstream's `setMain` leaves it, for Java. */
internal object MainOfTests {
    /** Whether it is a dispatcher of upstream's tests: then every new dispatcher takes its clock, else each has its own. */
    @JvmStatic
    fun isSet(): Boolean = StandardTestDispatcher().scheduler === StandardTestDispatcher().scheduler
}
