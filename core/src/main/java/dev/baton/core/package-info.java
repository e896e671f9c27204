/**
 * Schedulers, tasks, labels and sessions: what production code and bridges use.
 *
 * <p>A <em>task</em> is one runnable accepted by a {@link dev.baton.core.Scheduler}. A <em>lane</em> is an ordering
 * chain: its tasks run one at a time, in order. A {@link dev.baton.core.Worker} is a closable handle on a lane. Tasks
 * outside any lane are ordered with nothing.
 */
@NullMarked
package dev.baton.core;

import org.jspecify.annotations.NullMarked;
