package dev.baton.platform.observation;

import dev.baton.core.SchedulerObserver;
import dev.baton.core.TaskNode;
import org.jspecify.annotations.Nullable;

/**
 * Records what happens to tasks as events of Java Flight Recorder.
 *
 * <table>
 * <caption>Events, in the category Baton; each has the task's label, name and library, and the thread</caption>
 * <tr><th>name</th><th>recorded by default</th><th>says</th></tr>
 * <tr><td>{@code dev.baton.TaskRun}</td><td>from 10 ms ({@code threshold})</td><td>that a task ran: when, how long, and
 *     what it threw</td></tr>
 * <tr><td>{@code dev.baton.TaskQueue}</td><td>from 10 ms ({@code minimum})</td><td>how long a task waited until it
 *     began</td></tr>
 * <tr><td>{@code dev.baton.TimerLateness}</td><td>from 10 ms ({@code minimum})</td><td>how long after its due time a
 *     timer fired</td></tr>
 * <tr><td>{@code dev.baton.TaskRejected}</td><td>always</td><td>that a task was refused</td></tr>
 * </table>
 *
 * <p>The limits are settings of a recording, {@code dev.baton.TaskQueue#minimum=1 ms} for example; at zero, every task
 * is recorded. Events that no recording wants cost a check each; names are made for events that are recorded only.
 *
 * <p>Observers of this class have no settings, so one will do for any number of schedulers. Give a scheduler one only.
 */
public final class JfrObserver implements SchedulerObserver {
    private static final ThreadLocal<@Nullable TaskRunEvent> INNERMOST = new ThreadLocal<>();

    /** An observer that records whenever Flight Recorder does. */
    public JfrObserver() {}

    @Override
    public void rejected(TaskNode task) {
        TaskRejectedEvent event = new TaskRejectedEvent();
        if (event.shouldCommit()) {
            event.describe(task);
            event.commit();
        }
    }

    @Override
    public void timerFired(TaskNode task, long latenessNanos) {
        TimerLatenessEvent event = new TimerLatenessEvent();
        if (event.isEnabled()) {
            event.lateness = latenessNanos;
            if (event.shouldCommit()) {
                event.describe(task);
                event.commit();
            }
        }
    }

    @Override
    public void began(TaskNode task, long queueNanos) {
        recordQueueTime(task, queueNanos);
        TaskRunEvent event = new TaskRunEvent();
        if (event.isEnabled()) {
            event.task = task;
            event.around = INNERMOST.get();
            INNERMOST.set(event);
            event.begin();
        }
    }

    private static void recordQueueTime(TaskNode task, long queueNanos) {
        TaskQueueEvent event = new TaskQueueEvent();
        if (event.isEnabled()) {
            event.queueTime = queueNanos;
            if (event.shouldCommit()) {
                event.describe(task);
                event.commit();
            }
        }
    }

    @Override
    public void ended(TaskNode task, long runNanos, @Nullable Throwable failure) {
        TaskRunEvent event = INNERMOST.get();
        if (event == null || event.task != task) {
            return; // recording began while the task was running
        }
        INNERMOST.set(event.around);
        event.end();
        if (event.shouldCommit()) {
            event.describe(task);
            event.failure = failure == null ? null : failure.getClass();
            event.commit();
        }
    }
}
