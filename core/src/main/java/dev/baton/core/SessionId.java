package dev.baton.core;

import java.util.Objects;

/**
 * Identifies a session: a group of tasks with one owner, for example one request or one window.
 *
 * <p>Each id is equal to itself only; the name is for people and need not be unique. Sessions are inherited: a task
 * without a session of its own belongs to the session of the task that submitted it.
 */
public final class SessionId {
    private final String name;

    private SessionId(String name) {
        this.name = name;
    }

    /**
     * Returns a new session, different from every other.
     *
     * @param name what reports call it, not blank
     * @throws IllegalArgumentException if {@code name} is blank
     */
    public static SessionId create(String name) {
        Objects.requireNonNull(name, "name");
        if (name.isBlank()) {
            throw new IllegalArgumentException("A session needs a name that reports can show; this one is blank");
        }
        return new SessionId(name);
    }

    /** Returns the name given at creation. */
    public String name() {
        return name;
    }

    /** Returns the name. */
    @Override
    public String toString() {
        return name;
    }
}
