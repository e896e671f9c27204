/** Workloads, who takes part in each, how they are measured, and what the figures must show. */
@NullMarked
package dev.baton.benchmarks.figures;

import org.jspecify.annotations.NullMarked;
