package dev.baton.coroutines

import kotlin.coroutines.CoroutineContext
import kotlin.coroutines.resume
import kotlinx.coroutines.CancellableContinuation
import kotlinx.coroutines.DelicateCoroutinesApi
import kotlinx.coroutines.Delay
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.DisposableHandle
import kotlinx.coroutines.GlobalScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.disposeOnCancellation
import kotlinx.coroutines.launch

/** The clock of coroutines whose dispatcher has none. It is not public, but `Unconfined` uses it. */
@OptIn(DelicateCoroutinesApi::class) // it ends by itself, and whoever waits for it cancels it
internal object RealTime : Delay {
    private fun after(timeMillis: Long, then: () -> Unit): DisposableHandle {
        val job: Job = GlobalScope.launch(Dispatchers.Unconfined) {
            kotlinx.coroutines.delay(timeMillis) // not the method of that name here
            then()
        }
        return DisposableHandle { job.cancel() }
    }

    override fun scheduleResumeAfterDelay(timeMillis: Long, continuation: CancellableContinuation<Unit>) =
        continuation.disposeOnCancellation(after(timeMillis) { continuation.resume(Unit) })

    override fun invokeOnTimeout(timeMillis: Long, block: Runnable, context: CoroutineContext): DisposableHandle =
        after(timeMillis) { block.run() }
}
