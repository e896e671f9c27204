package dev.baton.core.testing;

import dev.baton.core.SessionId;
import dev.baton.core.TaskId;
import dev.baton.core.TaskLabel;
import dev.baton.core.trace.VirtualTime;
import java.time.Duration;
import java.util.Optional;

/**
 * A task that was accepted and has not begun.
 *
 * @param id the task
 * @param name what will run
 * @param library the library it came from
 * @param label the kind of work, if it has one
 * @param session the session it belongs to, if any
 * @param lane the lane it is in, {@code background} if none
 * @param due the virtual time until it becomes ready; zero for a task that is ready, empty for one that never will be
 * @param path how it came to be: readable if sites are captured, else a number that names it
 * @param spawnLocation the line of user code that submitted it, if sites are captured
 */
public record PendingTask(
        TaskId id,
        String name,
        String library,
        Optional<TaskLabel> label,
        Optional<SessionId> session,
        String lane,
        Optional<Duration> due,
        String path,
        Optional<StackTraceElement> spawnLocation) {

    /** Returns everything known in one line, for reports. */
    public String describe() {
        String when = due.map(delay -> delay.isZero() ? "ready" : "due in " + VirtualTime.format(delay)).orElse("never");
        return when + ": " + name
                + label.map(known -> " [" + known + "]").orElse("")
                + ", " + library
                + ", lane " + lane
                + session.map(known -> ", session " + known).orElse("")
                + ", path " + path
                + spawnLocation.map(site -> ", spawned at " + site).orElse("");
    }
}
