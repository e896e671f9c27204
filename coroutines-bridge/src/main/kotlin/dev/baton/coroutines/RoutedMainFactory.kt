package dev.baton.coroutines

import kotlinx.coroutines.MainCoroutineDispatcher
import kotlinx.coroutines.internal.MainDispatcherFactory
import kotlinx.coroutines.internal.MissingMainCoroutineDispatcherFactory
import kotlinx.coroutines.internal.tryCreateDispatcher

/**
 * Makes `Dispatchers.Main`, for [java.util.ServiceLoader]: in front of the toolkits', which it falls back to, and behind
 * kotlinx-coroutines-test, which falls back to it.
 */
internal class RoutedMainFactory : MainDispatcherFactory {
    override val loadPriority: Int
        get() = Int.MAX_VALUE - 1

    override fun createDispatcher(allFactories: List<MainDispatcherFactory>): MainCoroutineDispatcher {
        val others = allFactories.filter { it !== this && it.loadPriority < loadPriority }
        val best = others.maxByOrNull { it.loadPriority } ?: MissingMainCoroutineDispatcherFactory
        return RoutedMain(best.tryCreateDispatcher(others), false)
    }
}
