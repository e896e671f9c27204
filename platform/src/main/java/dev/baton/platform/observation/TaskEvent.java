package dev.baton.platform.observation;

import dev.baton.core.SchedulerObserver;
import dev.baton.core.TaskLabel;
import dev.baton.core.TaskNode;
import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** An event about a task. */
@Category("Baton")
@StackTrace(false)
abstract class TaskEvent extends Event {
    @Label("Task Label")
    @Nullable String label;

    @Label("Task Name")
    @Nullable String name;

    @Label("Library")
    @Nullable String library;

    final void describe(TaskNode task) {
        TaskLabel known = task.label();
        label = known == null ? null : known.name();
        name = SchedulerObserver.nameOf(task);
        library = SchedulerObserver.libraryOf(task);
    }
}
