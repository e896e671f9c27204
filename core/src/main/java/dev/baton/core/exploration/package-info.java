/** Who runs next: strategies, and the decisions they took. */
@NullMarked
package dev.baton.core.exploration;

import org.jspecify.annotations.NullMarked;
