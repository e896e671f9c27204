/**
 * Observers of production schedulers: {@link dev.baton.platform.observation.JfrObserver} records events for Java Flight
 * Recorder, {@link dev.baton.platform.observation.MicrometerObserver} keeps meters by label.
 *
 * <p>What each is written for is an optional dependency of this module: the JDK's module {@code jdk.jfr}, and
 * {@code io.micrometer:micrometer-core}.
 */
@NullMarked
package dev.baton.platform.observation;

import org.jspecify.annotations.NullMarked;
