package dev.baton.core.exploration;

import dev.baton.core.Scheduler;
import dev.baton.core.TaskLabel;

/** Tasks each of which submits the next. */
final class Chains {
    /** Of a task that only submits. */
    static final TaskLabel HOP = TaskLabel.of("hop").touchesNothing();

    private Chains() {}

    /** Submits a chain of so many hops; the last does something more, at once if there are none. */
    static void hops(Scheduler scheduler, int length, Runnable last) {
        submit(scheduler, length, HOP, last);
    }

    /** Submits a chain of so many tasks of a label; the last does something, at once if there are none. */
    static void submit(Scheduler scheduler, int length, TaskLabel label, Runnable last) {
        if (length == 0) {
            last.run();
        } else {
            scheduler.scheduleLabeled(() -> submit(scheduler, length - 1, label, last), label);
        }
    }
}
