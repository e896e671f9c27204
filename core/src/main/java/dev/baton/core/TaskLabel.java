package dev.baton.core;

import java.util.Collections;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/**
 * Names a kind of work, such as {@code "database"} or {@code "render"}, and may declare what that work touches.
 *
 * <p>Production schedulers ignore labels for ordering; {@code TestScheduler} reorders by them. Two labels of the same
 * name are equal, whatever they declare. Labels are immutable, so any thread may share them.
 *
 * <h2>Declared resources</h2>
 *
 * A declaration is a promise about every task of the label: it touches the declared resources and nothing else that
 * another task touches. A resource is anything that tasks share, by a name of your choice: a cache, a table, a view.
 * Cancelling, completing or asking a task, and closing a worker, touches that task or worker. What the scheduler does
 * itself (the order of a lane, submissions, deadlines) needs no declaration. An exploration that leaves out orders which
 * come to the same believes the promise: if a label declares too little, it leaves out orders that matter. A label that
 * declares nothing touches everything.
 *
 * <pre>{@code
 * TaskLabel lookup = TaskLabel.of("lookup").reads("customers");
 * TaskLabel create = TaskLabel.of("create").writes("customers");
 * TaskLabel render = TaskLabel.of("render").reads("theme").writes("screen");
 * TaskLabel hop = TaskLabel.of("hop").touchesNothing();
 * }</pre>
 */
public final class TaskLabel {
    private final String name;
    private final boolean declares;
    private final Set<String> reads;
    private final Set<String> writes;

    /**
     * A label that declares nothing.
     *
     * @param name the name, not blank
     * @throws IllegalArgumentException if {@code name} is blank
     */
    public TaskLabel(String name) {
        this(name, false, Set.of(), Set.of());
        if (name.isBlank()) {
            throw new IllegalArgumentException(
                    "A task label needs a name that says what kind of work it marks; this one is blank");
        }
    }

    private TaskLabel(String name, boolean declares, Set<String> reads, Set<String> writes) {
        this.name = Objects.requireNonNull(name, "name");
        this.declares = declares;
        this.reads = reads;
        this.writes = writes;
    }

    /**
     * Returns the label of this name, which declares nothing.
     *
     * @param name the name, not blank
     * @throws IllegalArgumentException if {@code name} is blank
     */
    public static TaskLabel of(String name) {
        return new TaskLabel(name);
    }

    /** Returns the name. */
    public String name() {
        return name;
    }

    /**
     * Returns a label of this name that declares these resources as read, besides what this one declares. A resource
     * both read and written counts as written.
     *
     * @param resources names, at least one, none blank
     * @throws IllegalArgumentException if there is none, or a blank one
     */
    public TaskLabel reads(String... resources) {
        return new TaskLabel(name, true, with(reads, "reads", resources), writes);
    }

    /**
     * Returns a label of this name that declares these resources as written, besides what this one declares.
     *
     * @param resources names, at least one, none blank
     * @throws IllegalArgumentException if there is none, or a blank one
     */
    public TaskLabel writes(String... resources) {
        return new TaskLabel(name, true, reads, with(writes, "writes", resources));
    }

    /**
     * Returns a label of this name whose tasks share nothing with other tasks.
     *
     * @throws IllegalStateException if this label declares resources
     */
    public TaskLabel touchesNothing() {
        if (!reads.isEmpty() || !writes.isEmpty()) {
            throw new IllegalStateException("Label " + name + " declares resources, so its tasks touch something; start"
                    + " from TaskLabel.of(\"" + name + "\") if that is no longer so");
        }
        return new TaskLabel(name, true, reads, writes);
    }

    private Set<String> with(Set<String> declared, String call, String... resources) {
        Objects.requireNonNull(resources, "resources");
        if (resources.length == 0) {
            throw new IllegalArgumentException("Label " + name + ": " + call + " needs the name of a resource; say"
                    + " touchesNothing() if there is none");
        }
        Set<String> all = new HashSet<>(declared);
        for (String resource : resources) {
            if (Objects.requireNonNull(resource, "resource").isBlank()) {
                throw new IllegalArgumentException("Label " + name + ": " + call + " needs the name of a resource; this"
                        + " one is blank");
            }
            all.add(resource);
        }
        return all;
    }

    /**
     * Returns true if the order of two tasks of these labels can matter: one writes what the other reads or writes, or
     * one of the labels declares nothing.
     */
    public boolean conflictsWith(TaskLabel other) {
        return !declares
                || !other.declares
                || !Collections.disjoint(writes, other.writes)
                || !Collections.disjoint(writes, other.reads)
                || !Collections.disjoint(reads, other.writes);
    }

    /** Compares the names. */
    @Override
    public boolean equals(Object other) {
        return other instanceof TaskLabel label && name.equals(label.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    /** Returns the bare name, as tables and reports print it. */
    @Override
    public String toString() {
        return name;
    }
}
