package dev.baton.conformance;

import dev.baton.core.Installation;
import dev.baton.core.Scheduler;
import dev.baton.core.TaskLabel;
import dev.baton.core.testing.TestScheduler;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/** What one run of one rule works with: a bridge over the scheduler of an environment. */
public final class Subject {
    private final Bridge bridge;
    private final Environment environment;

    Subject(Bridge bridge, Environment environment) {
        this.bridge = bridge;
        this.environment = environment;
    }

    /** Returns our scheduler. */
    public Scheduler core() {
        return environment.scheduler();
    }

    /** Returns our scheduler as what it is in a virtual environment. */
    public TestScheduler test() {
        return (TestScheduler) environment.scheduler();
    }

    /** Returns a new scheduler of the library over ours. */
    public LibraryScheduler library() {
        return bridge.over(environment.scheduler());
    }

    /** Returns a new scheduler of the library over a view of ours. */
    public LibraryScheduler library(UnaryOperator<Scheduler> view) {
        return bridge.over(view.apply(environment.scheduler()));
    }

    /** Returns a new scheduler of the library whose tasks have a label. */
    public LibraryScheduler labeled(TaskLabel label) {
        return library(scheduler -> scheduler.labeled(label));
    }

    /** Returns a new scheduler of the library whose tasks run on the foreground. */
    public LibraryScheduler foreground() {
        return library(Scheduler::foreground);
    }

    /** Returns the scheduler of ours behind the library's. */
    public Scheduler back(LibraryScheduler library) {
        return bridge.back(library);
    }

    /** Puts our scheduler in place of the library's default ones. */
    public Installation install() {
        return bridge.install(environment.scheduler());
    }

    /** See {@link Bridge#defaultScheduler}. */
    public LibraryScheduler defaultScheduler() {
        return bridge.defaultScheduler();
    }

    /** See {@link Bridge#block}. */
    public void block(Duration delay) {
        bridge.block(delay);
    }

    /** See {@link Environment#runUntil}. */
    public void runUntil(String what, BooleanSupplier condition) {
        environment.runUntil(what, condition);
    }

    /** See {@link Environment#pass}. */
    public void pass(Duration time) {
        environment.pass(time);
    }

    /** See {@link Environment#hold}. */
    public Runnable hold() {
        return environment.hold();
    }

    /** See {@link Environment#takeErrors}. */
    public List<Throwable> takeErrors() {
        return environment.takeErrors();
    }
}
