/** The races of the literature as plain tasks, each task one step. */
@NullMarked
package dev.baton.benchmarks.models;

import org.jspecify.annotations.NullMarked;
