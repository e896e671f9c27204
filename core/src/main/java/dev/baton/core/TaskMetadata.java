package dev.baton.core;

import java.util.Optional;

/**
 * What is known about a task besides its result.
 *
 * @param id the task
 * @param label the kind of work, if one was given
 * @param session the session the task belongs to, if any
 * @param spawnLocation the line of user code that spawned the task; present only under a test scheduler that captures
 *     sites
 */
public record TaskMetadata(
        TaskId id,
        Optional<TaskLabel> label,
        Optional<SessionId> session,
        Optional<StackTraceElement> spawnLocation) {}
