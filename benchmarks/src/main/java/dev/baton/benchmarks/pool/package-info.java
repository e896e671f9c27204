/** What schedulers for production are asked to do, and each of them behind one neutral interface. */
@NullMarked
package dev.baton.benchmarks.pool;

import org.jspecify.annotations.NullMarked;
