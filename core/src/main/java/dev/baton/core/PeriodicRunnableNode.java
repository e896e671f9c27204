package dev.baton.core;

/** A plain runnable as a periodic task. */
final class PeriodicRunnableNode extends PeriodicTaskNode {
    private final Runnable body;

    PeriodicRunnableNode(Scheduler scheduler, long periodNanos, Runnable body) {
        super(scheduler, periodNanos);
        this.body = body;
    }

    @Override
    protected void runBody() {
        body.run();
    }

    @Override
    protected String name() {
        return nameOf(body);
    }

    @Override
    protected Object body() {
        return body;
    }
}
