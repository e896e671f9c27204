/** What dispatchers are asked to do, below whole coroutines. */
@NullMarked
package dev.baton.benchmarks.coroutines;

import org.jspecify.annotations.NullMarked;
