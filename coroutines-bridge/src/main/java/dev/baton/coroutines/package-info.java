/**
 * A {@link dev.baton.core.Scheduler} as a coroutine dispatcher, and back.
 *
 * <p>Everything starts at {@code CoroutineDispatchers.fromScheduler}, in Kotlin
 * {@code scheduler.asCoroutineDispatcher()}. Order, labels, sessions, time and the foreground are the scheduler's; this
 * package only translates.
 */
@NullMarked
package dev.baton.coroutines;

import org.jspecify.annotations.NullMarked;
