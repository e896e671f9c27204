/** What a run of {@code @BatonTest} costs beside what JUnit itself takes for a test. */
@NullMarked
package dev.baton.benchmarks.junit;

import org.jspecify.annotations.NullMarked;
