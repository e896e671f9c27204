package dev.baton.conformance.mutants;

import dev.baton.conformance.LibraryScheduler;
import dev.baton.conformance.Submissions;
import dev.baton.core.Cancellable;
import dev.baton.core.SessionId;
import dev.baton.core.TaskLabel;
import java.time.Duration;

/** Passes everything on; mutants override what they break, for the scheduler and its workers alike. */
class Face implements LibraryScheduler {
    final Submissions target;

    Face(Submissions target) {
        this.target = target;
    }

    /** Returns the same mutant of a worker. */
    Face ofWorker(Submissions worker) {
        return new Face(worker);
    }

    @Override
    public Cancellable schedule(Runnable task) {
        return target.schedule(task);
    }

    @Override
    public Cancellable scheduleAfter(Duration delay, Runnable task) {
        return target.scheduleAfter(delay, task);
    }

    @Override
    public Cancellable schedulePeriodically(Duration initial, Duration period, Runnable task) {
        return target.schedulePeriodically(initial, period, task);
    }

    @Override
    public Submissions createWorker() {
        return ofWorker(((LibraryScheduler) target).createWorker());
    }

    @Override
    public Submissions inContext(TaskLabel label) {
        return ((LibraryScheduler) target).inContext(label);
    }

    @Override
    public Submissions inContext(SessionId session) {
        return ((LibraryScheduler) target).inContext(session);
    }

    @Override
    public Submissions inPlace() {
        return ((LibraryScheduler) target).inPlace();
    }

    @Override
    public long nanoTime() {
        return ((LibraryScheduler) target).nanoTime();
    }

    @Override
    public void close() {
        target.close();
    }

    @Override
    public String toString() {
        return target.toString();
    }
}
