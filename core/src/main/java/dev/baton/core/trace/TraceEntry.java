package dev.baton.core.trace;

import java.time.Duration;
import java.util.Optional;

/**
 * One task that ran.
 *
 * @param step its number in the run, from 1
 * @param time virtual time since the origin
 * @param lane the lane it ran in, {@code background} if none
 * @param library the library it came from
 * @param label the kind of work, if it has one
 * @param task what ran
 * @param path how the task came to be, readable
 */
public record TraceEntry(
        int step, Duration time, String lane, String library, Optional<String> label, String task, String path) {}
