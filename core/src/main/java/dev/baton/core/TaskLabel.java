package dev.baton.core;

import java.util.Objects;

/**
 * Names a kind of work, such as {@code "database"} or {@code "render"}.
 *
 * <p>Production schedulers ignore labels for ordering; {@code TestScheduler} reorders by them. Two labels of the same
 * name are equal.
 *
 * @param name the name, not blank
 */
public record TaskLabel(String name) {
    /** Checks the name. */
    public TaskLabel {
        Objects.requireNonNull(name, "name");
        if (name.isBlank()) {
            throw new IllegalArgumentException(
                    "A task label needs a name that says what kind of work it marks; this one is blank");
        }
    }

    /**
     * Returns the label of this name.
     *
     * @param name the name, not blank
     * @throws IllegalArgumentException if {@code name} is blank
     */
    public static TaskLabel of(String name) {
        return new TaskLabel(name);
    }

    /** Returns the bare name, as tables and reports print it. */
    @Override
    public String toString() {
        return name;
    }
}
