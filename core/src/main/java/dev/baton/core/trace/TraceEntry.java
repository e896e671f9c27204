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
 * @param identity how the task came to be, as a hash that does not depend on the schedule
 * @param parent the step that submitted it, 0 for the test body or an outside thread
 * @param session the session it belongs to, if any
 * @param site the line of user code that submitted it, if one was found
 * @param afterJump true if the clock jumped early, while tasks were ready, since the step before
 */
public record TraceEntry(
        int step,
        Duration time,
        String lane,
        String library,
        Optional<String> label,
        String task,
        String path,
        long identity,
        int parent,
        Optional<String> session,
        Optional<StackTraceElement> site,
        boolean afterJump) {}
