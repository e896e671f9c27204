/** Search as you type, as people write it in a codebase of three libraries. */
@NullMarked
package dev.baton.examples.mixed;

import org.jspecify.annotations.NullMarked;
