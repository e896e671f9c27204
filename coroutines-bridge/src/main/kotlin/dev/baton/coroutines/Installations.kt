package dev.baton.coroutines

import dev.baton.core.Installation
import dev.baton.core.Routed
import dev.baton.core.Scheduler
import dev.baton.core.SchedulerRouter
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.internal.isMissing

/** What is installed as `Dispatchers.Main`. [RoutedMain] is there always, so nothing is put in and taken out. */
internal object Installations {
    private val ROUTER = SchedulerRouter("coroutines") { Installation { } }

    val MAIN: Routed<MainDispatcher> = ROUTER.routed { MainDispatcher(it.foreground()) }

    fun install(scheduler: Scheduler): Installation {
        val installation = ROUTER.install(scheduler)
        if (Dispatchers.Main.isMissing()) {
            installation.close()
            error(
                "$scheduler cannot be installed as Dispatchers.Main, because coroutines did not find " +
                    "${RoutedMainFactory::class.java.name}. If this jar was merged with others, merge the files in " +
                    "META-INF/services too",
            )
        }
        return installation
    }
}
