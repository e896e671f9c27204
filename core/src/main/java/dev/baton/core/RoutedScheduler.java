package dev.baton.core;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Hands each call to one side of what its router has installed for the caller. */
final class RoutedScheduler implements Scheduler {
    private final SchedulerRouter router;
    private final Function<Installed, Scheduler> side;

    RoutedScheduler(SchedulerRouter router, Function<Installed, Scheduler> side) {
        this.router = router;
        this.side = side;
    }

    private Scheduler toSubmit() {
        Installed installed = router.installed();
        if (installed == null) {
            throw new RejectedExecutionException(nothing());
        }
        return side.apply(installed);
    }

    private Scheduler toAsk() {
        Installed installed = router.installed();
        if (installed == null) {
            throw new IllegalStateException(nothing());
        }
        return installed.scheduler();
    }

    private String nothing() {
        return "Nothing is installed for thread \"" + Thread.currentThread().getName() + "\": " + router
                + ". Keep the installation open until the work is done, and start the thread while it is";
    }

    @Override
    public void submit(TaskNode task) {
        toSubmit().submit(task);
    }

    @Override
    public void submit(TaskNode task, long delayNanos) {
        toSubmit().submit(task, delayNanos);
    }

    @Override
    public void submitForeground(TaskNode task, long delayNanos) {
        toSubmit().submitForeground(task, delayNanos);
    }

    @Override
    public Worker createWorker() {
        return toSubmit().createWorker();
    }

    @Override
    public Worker createForegroundWorker(@Nullable SessionId session) {
        return toSubmit().createForegroundWorker(session);
    }

    @Override
    public Scheduler elastic() {
        return new RoutedScheduler(router, installed -> side.apply(installed).elastic());
    }

    @Override
    public boolean isMainThread() {
        return toAsk().isMainThread();
    }

    @Override
    public long nanoTime() {
        return toAsk().nanoTime();
    }

    @Override
    public Instant now() {
        return toAsk().now();
    }

    @Override
    public boolean park(Duration timeout) {
        return toAsk().park(timeout);
    }

    @Override
    public Unparker unparker() {
        return toAsk().unparker();
    }

    @Override
    public void reportError(Throwable error) {
        toAsk().reportError(error);
    }

    @Override
    public @Nullable SchedulerObserver observer() {
        return toAsk().observer();
    }

    /** Does nothing: whoever installed the schedulers closes them. */
    @Override
    public void close() {}

    /** Names the library and what is installed. */
    @Override
    public String toString() {
        return router.toString();
    }
}
