package dev.baton.core.testing;

import dev.baton.core.TaskNode;

/** A candidate and when it became ready, compared by subtraction so that it may wrap around. */
record ReadyTask(TaskNode task, int order) {}
