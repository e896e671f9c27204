package dev.baton.core;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Two observers as one: the second is inside the first. */
record TwoObservers(SchedulerObserver first, SchedulerObserver second) implements SchedulerObserver {
    TwoObservers {
        Objects.requireNonNull(second, "other");
    }

    @Override
    public void submitted(TaskNode task) {
        try {
            first.submitted(task);
        } finally {
            second.submitted(task);
        }
    }

    @Override
    public void rejected(TaskNode task) {
        try {
            first.rejected(task);
        } finally {
            second.rejected(task);
        }
    }

    @Override
    public void cancelled(TaskNode task) {
        try {
            first.cancelled(task);
        } finally {
            second.cancelled(task);
        }
    }

    @Override
    public void timerFired(TaskNode task, long latenessNanos) {
        try {
            first.timerFired(task, latenessNanos);
        } finally {
            second.timerFired(task, latenessNanos);
        }
    }

    @Override
    public void began(TaskNode task, long queueNanos) {
        try {
            first.began(task, queueNanos);
        } finally {
            second.began(task, queueNanos);
        }
    }

    @Override
    public void ended(TaskNode task, long runNanos, @Nullable Throwable failure) {
        try {
            second.ended(task, runNanos, failure);
        } finally {
            first.ended(task, runNanos, failure);
        }
    }
}
