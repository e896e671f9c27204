package dev.baton.core.exploration;

import dev.baton.core.Scheduler;
import dev.baton.core.TaskLabel;
import dev.baton.core.testing.Scenario;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** Well-known races as programs of plain tasks whose labels declare what they touch. Each passes in FIFO order. */
final class RacyPrograms {
    private static final TaskLabel HOP = TaskLabel.of("hop").touchesNothing();

    private RacyPrograms() {}

    /** Each keystroke of a session starts a request, which is parsed and then shown; fails if the older is shown last. */
    static Scenario staleSearch(Consumer<Boolean> failed) {
        return scheduler -> {
            TaskLabel show = TaskLabel.of("show").writes("results");
            Scheduler session = scheduler.newForeground();
            StringBuilder shown = new StringBuilder();
            for (String query : new String[] {"a", "b"}) {
                session.scheduleLabeled(
                        () -> scheduler.scheduleLabeled(
                                () -> scheduler.scheduleLabeled(
                                        () -> session.scheduleLabeled(() -> shown.append(query), show), HOP),
                                HOP),
                        HOP);
            }
            scheduler.runUntilIdle();
            failed.accept(shown.toString().equals("ba"));
        };
    }

    /** Two requests check for absence and then create, the second enters four hops later; fails if both create. */
    static Scenario doubleCreate(Consumer<Boolean> failed) {
        return scheduler -> {
            int[] created = new int[1];
            request(scheduler, created);
            hops(scheduler, 4, () -> request(scheduler, created));
            scheduler.runUntilIdle();
            failed.accept(created[0] > 1);
        };
    }

    private static void request(Scheduler scheduler, int[] created) {
        TaskLabel check = TaskLabel.of("check").reads("orders");
        TaskLabel create = TaskLabel.of("create").writes("orders");
        scheduler.scheduleLabeled(
                () -> {
                    boolean absent = created[0] == 0;
                    scheduler.scheduleLabeled(() -> created[0] += absent ? 1 : 0, create);
                },
                check);
    }

    /**
     * Two parties take two asynchronous locks in opposite order, the second enters six hops later; fails if both wait.
     *
     * @param a the resource that the tasks which use the first lock declare
     * @param b that of the second lock
     */
    static Scenario lockInversion(String a, String b, int noiseChains, Consumer<Boolean> failed) {
        return scheduler -> {
            int[] finished = new int[1];
            Lock first = new Lock(a);
            Lock second = new Lock(b);
            party(scheduler, first, second, finished);
            hops(scheduler, 6, () -> party(scheduler, second, first, finished));
            for (int chain = 0; chain < noiseChains; chain++) {
                TaskLabel noise = TaskLabel.of("noise").writes("noise " + chain);
                chain(scheduler, noise, 6);
            }
            scheduler.runUntilIdle();
            failed.accept(finished[0] < 2);
        };
    }

    private static void party(Scheduler scheduler, Lock first, Lock second, int[] finished) {
        TaskLabel release = TaskLabel.of("release").writes(first.name, second.name);
        scheduler.scheduleLabeled(
                () -> first.take(() -> scheduler.scheduleLabeled(
                        () -> second.take(() -> scheduler.scheduleLabeled(
                                () -> {
                                    finished[0]++;
                                    second.release();
                                    first.release();
                                },
                                release)),
                        TaskLabel.of("take").writes(second.name))),
                TaskLabel.of("take").writes(first.name));
    }

    /** Hands itself to one holder after the other. */
    private static final class Lock {
        private final String name;
        private final Deque<Runnable> waiting = new ArrayDeque<>();
        private boolean held;

        Lock(String name) {
            this.name = name;
        }

        void take(Runnable next) {
            if (held) {
                waiting.add(next);
            } else {
                held = true;
                next.run();
            }
        }

        void release() {
            Runnable next = waiting.poll();
            if (next == null) {
                held = false;
            } else {
                next.run();
            }
        }
    }

    /** A handler continues on its session after work in the pool; fails if the session closed its document meanwhile. */
    static Scenario reentrantSession(Consumer<Boolean> failed) {
        return scheduler -> {
            TaskLabel write = TaskLabel.of("write").writes("document");
            TaskLabel close = TaskLabel.of("close").writes("document");
            Scheduler session = scheduler.newForeground();
            boolean[] closed = new boolean[2];
            session.scheduleLabeled(
                    () -> hops(scheduler, 3, () -> session.scheduleLabeled(() -> closed[1] = closed[0], write)), HOP);
            hops(scheduler, 6, () -> session.scheduleLabeled(() -> closed[0] = true, close));
            scheduler.runUntilIdle();
            failed.accept(closed[1]);
        };
    }

    static void chain(Scheduler scheduler, TaskLabel label, int length) {
        scheduler.scheduleLabeled(
                () -> {
                    if (length > 1) {
                        chain(scheduler, label, length - 1);
                    }
                },
                label);
    }

    /** Submits a chain of so many tasks that touch nothing; the last does something. */
    private static void hops(Scheduler scheduler, int length, Runnable end) {
        scheduler.scheduleLabeled(length == 1 ? end : () -> hops(scheduler, length - 1, end), HOP);
    }
}
