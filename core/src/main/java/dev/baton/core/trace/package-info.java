/** What happened, and how it is shown. */
@NullMarked
package dev.baton.core.trace;

import org.jspecify.annotations.NullMarked;
