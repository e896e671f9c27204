package dev.baton.benchmarks.models;

import dev.baton.core.Scheduler;
import dev.baton.core.TaskLabel;
import dev.baton.core.testing.Scenario;
import dev.baton.core.testing.TestScheduler;

/** Races as plain tasks whose labels declare what they touch. */
public final class DeclaredModels {
    private static final TaskLabel HOP = TaskLabel.of("hop").touchesNothing();

    private DeclaredModels() {}

    /** Returns chains of tasks that touch nothing and declare nothing. */
    public static Scenario chains(int chains, int tasks) {
        return scheduler -> {
            for (int chain = 0; chain < chains; chain++) {
                Noise.hops(scheduler, tasks, () -> {});
            }
            scheduler.runUntilIdle();
        };
    }

    /** Two requests check for absence and then create; the second enters four hops later. */
    public static void doubleCreate(TestScheduler scheduler) {
        int[] created = new int[1];
        request(scheduler, created);
        hops(scheduler, 4, () -> request(scheduler, created));
        scheduler.runUntilIdle();
        if (created[0] > 1) {
            throw new AssertionError("created twice");
        }
    }

    private static void request(Scheduler scheduler, int[] created) {
        scheduler.scheduleLabeled(
                () -> {
                    boolean absent = created[0] == 0;
                    scheduler.scheduleLabeled(
                            () -> created[0] += absent ? 1 : 0, TaskLabel.of("create").writes("orders"));
                },
                TaskLabel.of("check").reads("orders"));
    }

    /** A handler continues on its session after work in the pool, and the session may close its document meanwhile. */
    public static void sessionReentrancy(TestScheduler scheduler) {
        Scheduler session = scheduler.newForeground();
        boolean[] closed = new boolean[1];
        boolean[] wroteToClosed = new boolean[1];
        session.scheduleLabeled(
                () -> hops(scheduler, 3, () -> session.scheduleLabeled(
                        () -> wroteToClosed[0] = closed[0], TaskLabel.of("write").writes("document"))),
                HOP);
        hops(scheduler, 6, () -> session.scheduleLabeled(
                () -> closed[0] = true, TaskLabel.of("close").writes("document")));
        scheduler.runUntilIdle();
        if (wroteToClosed[0]) {
            throw new AssertionError("wrote to a closed document");
        }
    }

    private static void hops(Scheduler scheduler, int length, Runnable end) {
        scheduler.scheduleLabeled(length == 1 ? end : () -> hops(scheduler, length - 1, end), HOP);
    }
}
