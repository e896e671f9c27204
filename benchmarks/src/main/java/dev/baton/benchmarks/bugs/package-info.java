/** Programs with a known race, each beside its fixed twin, as teams write them in a codebase of four libraries. */
@NullMarked
package dev.baton.benchmarks.bugs;

import org.jspecify.annotations.NullMarked;
