package dev.baton.coroutines

import java.util.concurrent.CompletableFuture
import java.util.concurrent.TimeUnit
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.async
import kotlinx.coroutines.future.asCompletableFuture

/** Waits for another thread, with a bound that only a hanging test reaches. */
internal fun <T> CompletableFuture<T>.value(): T = get(60, TimeUnit.SECONDS)

/** Runs a coroutine on a dispatcher with threads of its own, and waits for its value. */
internal fun <T> CoroutineDispatcher.await(body: suspend CoroutineScope.() -> T): T =
    CoroutineScope(this).async(block = body).asCompletableFuture().value()
