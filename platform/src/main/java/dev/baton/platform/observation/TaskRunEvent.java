package dev.baton.platform.observation;

import dev.baton.core.TaskNode;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Threshold;
import org.jspecify.annotations.Nullable;

/** A task ran. While it does, the event is among the unfinished ones of its thread. */
@Name("dev.baton.TaskRun")
@Label("Task Run")
@Threshold("10 ms")
final class TaskRunEvent extends TaskEvent {
    @Label("Failure")
    @Nullable Class<?> failure;

    // Not recorded.
    transient @Nullable TaskNode task;
    transient @Nullable TaskRunEvent around;
}
