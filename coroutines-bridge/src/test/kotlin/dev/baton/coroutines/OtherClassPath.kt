package dev.baton.coroutines

import java.io.File
import java.net.URLClassLoader
import java.util.concurrent.CompletableFuture
import kotlin.concurrent.thread

/** The class path of the tests, in another order or with something missing. */
internal object OtherClassPath {
    private val entries: List<File> = System.getProperty("java.class.path").split(File.pathSeparator).map(::File)

    private fun holds(entry: File, artifact: String) = entry.name.startsWith("$artifact-")

    fun without(vararg artifacts: String): List<File> =
        entries.filter { entry -> artifacts.none { holds(entry, it) } }.also { check(it.size == entries.size - artifacts.size) }

    fun startingWith(artifact: String): List<File> = entries.sortedByDescending { holds(it, artifact) }

    /** Runs a scenario, a class of the tests, with classes and a thread of its own. Returns the text of what it found. */
    fun run(classPath: List<File>, scenario: Class<out () -> Any?>): String =
        URLClassLoader(classPath.map { it.toURI().toURL() }.toTypedArray(), ClassLoader.getPlatformClassLoader()).use {
            val isolated = it.loadClass(scenario.name)
            val found = CompletableFuture<Any?>()
            thread(contextClassLoader = it) {
                found.completeAsync({
                    isolated.getMethod("invoke").invoke(isolated.getDeclaredConstructor().newInstance())
                }, Runnable::run)
            }
            found.join().toString()
        }
}
