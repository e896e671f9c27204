package dev.baton.core.testing;

import dev.baton.core.Task;
import dev.baton.core.TaskHolder;
import dev.baton.core.TaskNode;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Opens the room that a task has for its scheduler to the data structures of this package. */
abstract class Nodes extends TaskHolder {
    private Nodes() {}

    static int place(TaskNode task) {
        return position(task);
    }

    static void place(TaskNode task, int place) {
        position(task, place);
    }

    static long id(TaskNode task) {
        return identity(task);
    }

    static void id(TaskNode task, long identity) {
        identity(task, identity);
    }

    static boolean isWaiting(TaskNode task) {
        return isPending(task);
    }

    static String nameOf(TaskNode task) {
        return name(task);
    }

    static @Nullable StackTraceElement resumptionOf(TaskNode task) {
        return resumption(task);
    }

    static String libraryOf(TaskNode task) {
        return library(task);
    }

    static @Nullable CompletionStage<?> awaitedBy(TaskNode task) {
        return awaited(task);
    }

    static @Nullable TaskNode workOf(Task<?> task) {
        return work(task);
    }

    static @Nullable TestLane laneOf(TaskNode task) {
        return holder(task) instanceof TestWorker worker ? worker.lane() : null;
    }
}
