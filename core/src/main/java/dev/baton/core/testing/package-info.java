/** The deterministic {@link dev.baton.core.testing.TestScheduler} and many runs of one scenario. */
@NullMarked
package dev.baton.core.testing;

import org.jspecify.annotations.NullMarked;
