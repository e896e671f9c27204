package dev.baton.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.baton.core.TaskLabel;
import dev.baton.core.Worker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** Family D: tasks of a deprioritized label run last, whichever way they are submitted. */
@Requires(Capability.DEPRIORITIZATION)
public interface DeprioritizationRules extends Rules {
    /** The label that these rules deprioritize. */
    TaskLabel SLOW = TaskLabel.of("slow");

    /**
     * A direct task of a deprioritized label runs when nothing else is ready.
     *
     * <p>If this fails, check that the bridge submits to the view it was given, which carries the label.
     */
    @Test
    default void d1_directTaskOfDeprioritizedLabelRunsLast() {
        everywhere(subject -> runsLast(subject, LibraryScheduler::schedule, "D1: a direct task"));
    }

    /**
     * A worker's task of a deprioritized label runs when nothing else is ready.
     *
     * <p>If this fails, check that the library's worker is made with {@code createWorker()} of the view.
     */
    @Test
    default void d2_workerTaskOfDeprioritizedLabelRunsLast() {
        everywhere(subject ->
                runsLast(subject, (library, task) -> library.createWorker().schedule(task), "D2: a worker's task"));
    }

    /**
     * A delayed task of a deprioritized label, once due, runs when nothing else is ready.
     *
     * <p>If this fails, check that the label is kept while the timer is armed.
     */
    @Test
    default void d3_delayedTaskOfDeprioritizedLabelRunsLast() {
        everywhere(subject -> {
            List<String> ran = new ArrayList<>();
            subject.test().deprioritize(SLOW);
            subject.labeled(SLOW).scheduleAfter(Duration.ofMillis(1), () -> ran.add("slow"));
            LibraryScheduler normal = subject.library();
            for (int i = 0; i < 4; i++) {
                normal.scheduleAfter(Duration.ofMillis(1), () -> normal.schedule(() -> ran.add("normal")));
            }
            subject.runUntil("D3: all five tasks run", () -> ran.size() == 5);
            assertEquals(4, ran.indexOf("slow"), "D3: a delayed task of a deprioritized label runs last, but ran in " + ran);
        });
    }

    /**
     * Every run of a periodic task of a deprioritized label runs when nothing else is ready.
     *
     * <p>If this fails, check that the label is kept from run to run.
     */
    @Test
    @Requires(Capability.PERIODIC)
    default void d4_periodicTaskOfDeprioritizedLabelRunsLast() {
        everywhere(subject -> {
            List<String> ran = new ArrayList<>();
            subject.test().deprioritize(SLOW);
            subject.labeled(SLOW).schedulePeriodically(
                    Duration.ofMillis(1), Duration.ofMillis(1), () -> ran.add("slow"));
            subject.library().schedulePeriodically(
                    Duration.ofMillis(1), Duration.ofMillis(1), () -> ran.add("normal"));
            subject.pass(Duration.ofMillis(3));
            assertEquals(List.of("normal", "slow", "normal", "slow", "normal", "slow"), ran,
                    "D4: each run of the deprioritized periodic task comes last at its instant");
        });
    }

    /**
     * Deprioritizing a label also moves the tasks that are queued already.
     *
     * <p>If this fails, check that the class of a task is decided when one is chosen, or that queued tasks are moved.
     */
    @Test
    default void d5_deprioritizeMovesQueuedTasks() {
        everywhere(subject -> {
            List<String> ran = new ArrayList<>();
            subject.labeled(SLOW).schedule(() -> ran.add("slow"));
            LibraryScheduler normal = subject.library();
            for (int i = 0; i < 4; i++) {
                normal.schedule(() -> ran.add("normal"));
            }
            subject.test().deprioritize(SLOW);
            subject.runUntil("D5: all five tasks run", () -> ran.size() == 5);
            assertEquals(4, ran.indexOf("slow"), "D5: the queued task moves behind the others, but it ran in " + ran);
        });
    }

    /**
     * In a lane order beats deprioritization: a normal task behind a deprioritized head waits with it, and both run.
     *
     * <p>If this fails, check that a lane takes the class of its head, and that it is offered again when the head has
     * run.
     */
    @Test
    default void d6_normalTaskBehindDeprioritizedHeadWaitsAndRuns() {
        everywhere(subject -> {
            List<String> ran = new ArrayList<>();
            subject.test().deprioritize(SLOW);
            Worker lane = subject.core().createWorker();
            lane.scheduleLabeled(() -> ran.add("head"), SLOW);
            lane.schedule(() -> ran.add("follower"));
            subject.library().schedule(() -> ran.add("elsewhere"));
            subject.runUntil("D6: all three tasks run", () -> ran.size() == 3);
            assertEquals(List.of("elsewhere", "head", "follower"), ran, "D6: the lane keeps its order and runs last");
        });
    }

    /**
     * A label in the library's own context counts like the label of a view.
     *
     * <p>If this fails, check that the bridge reads the context when a task is submitted, delayed ones too, and before a
     * hook of the library hides where the context is.
     */
    @Test
    @Requires(Capability.LABEL_IN_CONTEXT)
    default void d7_labelInTheContextCountsLikeThatOfAView() {
        everywhere(subject -> {
            List<String> ran = new ArrayList<>();
            subject.test().deprioritize(SLOW);
            LibraryScheduler library = subject.library();
            library.inContext(SLOW).schedule(() -> ran.add("slow"));
            library.inContext(SLOW).scheduleAfter(Duration.ofMillis(1), () -> ran.add("slow, later"));
            library.schedule(() -> library.schedule(() -> ran.add("normal")));
            library.scheduleAfter(Duration.ofMillis(1), () -> library.schedule(() -> ran.add("normal, later")));
            subject.runUntil("D7: all four tasks run", () -> ran.size() == 4);
            assertEquals(List.of("normal", "slow", "normal, later", "slow, later"), ran,
                    "D7: tasks with a deprioritized label in their context run last, each at its instant");
        });
    }

    /**
     * A label in the library's own context beats that of the view.
     *
     * <p>If this fails, check that the bridge gives the task its label before it submits it to the view.
     */
    @Test
    @Requires(Capability.LABEL_IN_CONTEXT)
    default void d8_labelInTheContextBeatsThatOfTheView() {
        everywhere(subject -> {
            List<String> ran = new ArrayList<>();
            subject.test().deprioritize(SLOW);
            LibraryScheduler slow = subject.labeled(SLOW);
            slow.schedule(() -> ran.add("slow"));
            slow.inContext(TaskLabel.of("urgent")).schedule(() -> ran.add("urgent"));
            subject.runUntil("D8: both tasks run", () -> ran.size() == 2);
            assertEquals(List.of("urgent", "slow"), ran, "D8: the label in the context beats that of the view");
        });
    }

    private static void runsLast(Subject subject, BiConsumer<LibraryScheduler, Runnable> submit, String what) {
        List<String> ran = new ArrayList<>();
        subject.test().deprioritize(SLOW);
        submit.accept(subject.labeled(SLOW), () -> ran.add("slow"));
        LibraryScheduler normal = subject.library();
        for (int i = 0; i < 2; i++) {
            normal.schedule(() -> {
                ran.add("normal");
                normal.schedule(() -> ran.add("child"));
            });
        }
        subject.runUntil(what + " runs", () -> ran.size() == 5);
        assertEquals(4, ran.indexOf("slow"), what + " of a deprioritized label runs last, but it ran in " + ran);
    }
}
