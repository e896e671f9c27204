/** The page that shows what was measured, and its pictures. */
@NullMarked
package dev.baton.benchmarks.page;

import org.jspecify.annotations.NullMarked;
