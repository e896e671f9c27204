/**
 * Schedulers for production: {@link dev.baton.platform.ThreadPoolScheduler} runs background tasks on real threads in
 * real time, and foreground tasks on the thread of any {@link dev.baton.platform.Foreground}: a
 * {@link dev.baton.platform.MainLoop}, the event thread of Swing or JavaFX, an executor's.
 */
@NullMarked
package dev.baton.platform;

import org.jspecify.annotations.NullMarked;
