/** What the virtual clocks of the JVM are asked to do, and each clock behind one neutral interface. */
@NullMarked
package dev.baton.benchmarks.clock;

import org.jspecify.annotations.NullMarked;
