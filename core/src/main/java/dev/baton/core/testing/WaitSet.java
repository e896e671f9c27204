package dev.baton.core.testing;

import dev.baton.core.Task;
import dev.baton.core.TaskNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who waits for what when nothing can run, in words.
 *
 * <p>What a {@link Task} of this scheduler waits for can be followed: the stage that its function returned, or the task
 * to which a stage is attached. What a stage of another maker waits for is unknown; it ends the chain under the name
 * that it gives itself.
 */
final class WaitSet {
    private static final int MOST_LISTED = 100;
    private static final int MOST_LINKS = 12;

    private final @Nullable Recorder recorder;
    private final List<TaskNode> tasks;
    private final List<Waiters.Attachment> stages;
    private final IdentityHashMap<TaskNode, Integer> numbers = new IdentityHashMap<>();

    WaitSet(@Nullable Recorder recorder) {
        this.recorder = recorder;
        this.tasks = recorder == null ? List.of() : recorder.waiters().tasks();
        this.stages = recorder == null ? List.of() : recorder.waiters().stages();
        tasks.forEach(task -> numbers.put(task, numbers.size() + 1));
    }

    /** Says what a driver waits for, as far as that can be followed. */
    String target(@Nullable CompletionStage<?> awaited) {
        return awaited instanceof Task<?> ? "\nIt waits for " + chain(awaited, null) + "." : "";
    }

    /** Lists everything that waits, numbered, if that was recorded. */
    String list() {
        if (recorder == null) {
            return "";
        }
        if (tasks.isEmpty() && stages.isEmpty()) {
            return "\nWaiting tasks: none that is known; a plain CompletableFuture does not tell who is to complete it. Work that is"
                    + " started with spawnAsync is named here.";
        }
        StringBuilder text = new StringBuilder("\nWaiting tasks (").append(tasks.size() + stages.size()).append("):");
        tasks.stream().limit(MOST_LISTED).forEach(task -> {
            TestLane lane = Nodes.laneOf(task);
            text.append("\n  ").append(name(task))
                    .append(", lane ").append(lane == null ? "background" : lane.name())
                    .append(task.session() == null ? "" : ", session " + task.session())
                    .append(", path ").append(recorder.path(task))
                    .append(recorder.site(task).map(site -> ", spawned at " + site).orElse(""))
                    .append("\n    waits for ").append(chain(Nodes.awaitedBy(task), task));
        });
        stages.stream().limit(MOST_LISTED).forEach(stage -> text.append("\n  ").append(stage.describe())
                .append("\n    waits for a stage that its function returned, or with which it was combined"));
        return text.append(Math.max(tasks.size(), stages.size()) > MOST_LISTED ? "\n  …" : "").toString();
    }

    /** Returns the sorted names of what waits, without anything that differs from order to order. */
    List<String> names() {
        return Stream.concat(tasks.stream().map(Report::quote), stages.stream().map(Waiters.Attachment::name))
                .sorted()
                .toList();
    }

    /** Follows a chain to where it ends, or closes; the task is what waits for the first stage. */
    private String chain(@Nullable CompletionStage<?> first, @Nullable TaskNode waiting) {
        Set<Object> passed = Collections.newSetFromMap(new IdentityHashMap<>());
        if (waiting != null) {
            passed.add(waiting);
        }
        List<String> links = new ArrayList<>();
        for (CompletionStage<?> stage = first; stage != null; stage = next(stage)) {
            TaskNode work = stage instanceof Task<?> task ? Nodes.workOf(task) : null;
            if (!passed.add(work == null ? stage : work)) {
                links.add(name(stage) + ": a cycle");
                break;
            }
            links.add(name(stage) + (next(stage) == null ? end(stage) : ""));
        }
        if (links.size() > MOST_LINKS) {
            List<String> middle = links.subList(MOST_LINKS / 2, links.size() - MOST_LINKS / 2);
            int left = middle.size();
            middle.clear();
            links.add(MOST_LINKS / 2, "… (" + left + " more)");
        }
        return String.join(", which waits for ", links);
    }

    private @Nullable CompletionStage<?> next(CompletionStage<?> stage) {
        if (!(stage instanceof Task<?> task) || task.isDone()) {
            return null;
        }
        TaskNode work = Nodes.workOf(task);
        if (work != null) {
            return Nodes.awaitedBy(work);
        }
        Waiters.Attachment attachment = attachment(task);
        return attachment == null || attachment.source().isDone() ? null : attachment.source();
    }

    private String end(CompletionStage<?> stage) {
        if (!(stage instanceof Task<?> task)) {
            return "";
        }
        return task.isDone()
                ? ", which is done"
                : Nodes.workOf(task) != null
                        ? ", which has not run to its end"
                        : ", which waits for something that is not known here";
    }

    private String name(CompletionStage<?> stage) {
        if (!(stage instanceof Task<?> task)) {
            return foreign(stage);
        }
        TaskNode work = Nodes.workOf(task);
        if (work != null) {
            return name(work);
        }
        Waiters.Attachment attachment = attachment(task);
        return attachment == null ? "a stage attached to a task" : attachment.describe();
    }

    /** Names a task, with its number in the list if it is there. */
    private String name(TaskNode task) {
        Integer number = numbers.get(task);
        return (number == null ? "task " : "task #" + number + " ") + Report.quote(task);
    }

    /** Names a stage that is no task without the number by which {@code Object} tells it from others. */
    private static String foreign(CompletionStage<?> stage) {
        if (stage.getClass() == CompletableFuture.class) {
            return "a CompletableFuture that nobody completed";
        }
        try {
            return stage.toString().replaceAll("@[0-9a-f]+", "");
        } catch (RuntimeException nameless) {
            return TaskNode.nameOf(stage);
        }
    }

    private Waiters.@Nullable Attachment attachment(Task<?> stage) {
        return recorder == null ? null : recorder.waiters().attachment(stage);
    }
}
