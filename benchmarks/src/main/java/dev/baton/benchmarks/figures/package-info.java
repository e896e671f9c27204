/** What can be measured: workloads, who takes part in each, how figures are made, and what they must show. */
@NullMarked
package dev.baton.benchmarks.figures;

import org.jspecify.annotations.NullMarked;
