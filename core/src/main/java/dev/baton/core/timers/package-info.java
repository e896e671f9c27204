/**
 * Timers in order: for schedulers that keep their own, in virtual time or in real time. {@link
 * dev.baton.core.timers.TimerQueue} holds many, {@link dev.baton.core.timers.TimerHeap} a few.
 */
@NullMarked
package dev.baton.core.timers;

import org.jspecify.annotations.NullMarked;
