/**
 * Schedulers for production: {@link dev.baton.platform.ThreadPoolScheduler} runs background tasks on real threads in
 * real time, and foreground tasks on the thread that runs a {@link dev.baton.platform.MainLoop}.
 */
@NullMarked
package dev.baton.platform;

import org.jspecify.annotations.NullMarked;
