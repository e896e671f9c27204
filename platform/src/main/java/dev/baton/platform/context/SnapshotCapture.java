package dev.baton.platform.context;

import dev.baton.core.TaskNode;
import io.micrometer.context.ContextSnapshot;
import io.micrometer.context.ContextSnapshotFactory;
import org.jspecify.annotations.Nullable;

/** Captures snapshots with a factory; equal by the factory, so that views are. */
record SnapshotCapture(ContextSnapshotFactory snapshots) implements TaskNode.ContextCapture {
    private static final String WRAPPERS = ContextSnapshot.class.getPackageName();

    @Override
    public TaskNode.@Nullable Context capture(Object body) {
        if (body.getClass().getPackageName().equals(WRAPPERS)) {
            return null;
        }
        ContextSnapshot snapshot = snapshots.captureAll();
        return () -> snapshot.setThreadLocals()::close;
    }

    @Override
    public String toString() {
        return "context";
    }
}
