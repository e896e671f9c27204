package dev.baton.core.testing;

import dev.baton.core.Task;
import dev.baton.core.TaskNode;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * What was begun and is not done: asynchronous tasks whose stage is still open, and the stages attached to tasks.
 *
 * <p>It holds them while they are open and no longer. They must not be held weakly: what a report says of a stage that
 * everybody else has forgotten would depend on the garbage collector.
 */
final class Waiters {
    private static final int FEWEST_TO_SWEEP = 64;

    private final List<TaskNode> begun = new ArrayList<>();
    private final IdentityHashMap<CompletionStage<?>, Attachment> attached = new IdentityHashMap<>();
    private int sweepBegunAt = FEWEST_TO_SWEEP;
    private int sweepAttachedAt = FEWEST_TO_SWEEP;
    private int attachments;

    /** Notes that a task has ended; it is kept if what it began goes on. */
    void ended(TaskNode task) {
        if (Nodes.awaitedBy(task) == null) {
            return;
        }
        begun.add(task);
        if (begun.size() >= sweepBegunAt) {
            begun.removeIf(open -> Nodes.awaitedBy(open) == null);
            sweepBegunAt = Math.max(FEWEST_TO_SWEEP, 2 * begun.size());
        }
    }

    /** Notes that a stage follows another. */
    void attached(Task<?> stage, Task<?> source) {
        Attachment ofSource = attached.get(source);
        TaskNode work = Nodes.workOf(source);
        String name = ofSource != null ? ofSource.name() : "a stage attached to "
                + (work == null ? "a task" : "task " + Report.quote(work));
        attached.put(stage, new Attachment(attachments++, stage, source, name, SpawnSite.find()));
        if (attached.size() >= sweepAttachedAt) {
            attached.values().removeIf(attachment -> attachment.stage().isDone());
            sweepAttachedAt = Math.max(FEWEST_TO_SWEEP, 2 * attached.size());
        }
    }

    /** Returns the tasks that have begun something that goes on, in the order in which they ran. */
    List<TaskNode> tasks() {
        return begun.stream().filter(task -> Nodes.awaitedBy(task) != null).toList();
    }

    /** Returns the open stages that do not wait for the stage they follow but for something else, the oldest first. */
    List<Attachment> stages() {
        return attached.values().stream()
                .filter(attachment -> !attachment.stage().isDone() && attachment.source().isDone())
                .sorted((one, other) -> Integer.compare(one.number(), other.number()))
                .toList();
    }

    /** Returns how an open stage came to follow another, or null if it was not noted. */
    @Nullable Attachment attachment(CompletionStage<?> stage) {
        return attached.get(stage);
    }

    /**
     * A stage that follows another.
     *
     * @param number the order of attachment
     * @param stage what was attached
     * @param source what it follows
     * @param name what it is called, by the task at the beginning: its name, from before it let go of what it ran
     * @param site the line of user code that attached it, if one was found
     */
    record Attachment(int number, Task<?> stage, Task<?> source, String name, @Nullable StackTraceElement site) {
        String describe() {
            return site == null ? name : name + " at " + site;
        }
    }
}
