/** What coroutines ask of dispatchers, in tests and on threads. */
@NullMarked
package dev.baton.benchmarks.coroutines;

import org.jspecify.annotations.NullMarked;
