/** The command that measures how soon each strategy finds the known races, and how many runs a second it makes. */
@NullMarked
package dev.baton.benchmarks;

import org.jspecify.annotations.NullMarked;
