/**
 * The context of the submitting thread on the thread that runs a task, by Micrometer's context-propagation, which is an
 * optional dependency of this module.
 */
@NullMarked
package dev.baton.platform.context;

import org.jspecify.annotations.NullMarked;
