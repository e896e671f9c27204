/** What the project says about exploration, each claim measured: bugs found, samples, shrinking, replay, speed. */
@NullMarked
package dev.baton.benchmarks.claims;

import org.jspecify.annotations.NullMarked;
