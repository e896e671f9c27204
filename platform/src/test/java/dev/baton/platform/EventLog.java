package dev.baton.platform;

import dev.baton.core.SchedulerObserver;
import dev.baton.core.TaskNode;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Writes down the events of labelled tasks, and counts those of all. */
final class EventLog implements SchedulerObserver {
    final AtomicLong submitted = new AtomicLong();
    final AtomicLong outcomes = new AtomicLong();
    final AtomicLong running = new AtomicLong();
    private final ConcurrentLinkedQueue<String> events = new ConcurrentLinkedQueue<>();

    private void write(TaskNode task, String event) {
        if (task.label() != null) {
            events.add(task.label() + " " + event);
        }
    }

    List<String> events() {
        return List.copyOf(events);
    }

    @Override
    public void submitted(TaskNode task) {
        submitted.incrementAndGet();
        write(task, "submitted");
    }

    @Override
    public void rejected(TaskNode task) {
        outcomes.incrementAndGet();
        write(task, "rejected");
    }

    @Override
    public void cancelled(TaskNode task) {
        outcomes.incrementAndGet();
        write(task, "cancelled");
    }

    @Override
    public void timerFired(TaskNode task, long latenessNanos) {
        write(task, latenessNanos < 0 ? "early" : "fired");
    }

    @Override
    public void began(TaskNode task, long queueNanos) {
        outcomes.incrementAndGet();
        running.incrementAndGet();
        write(task, queueNanos < 0 ? "early" : "began");
    }

    @Override
    public void ended(TaskNode task, long runNanos, @Nullable Throwable failure) {
        write(task, failure == null ? "ended" : "failed " + failure.getMessage());
        running.decrementAndGet();
    }
}
