/** The command that measures every claim about exploration, and says which of them hold. */
@NullMarked
package dev.baton.benchmarks;

import org.jspecify.annotations.NullMarked;
