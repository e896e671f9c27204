package dev.baton.platform.observation;

import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.SettingDefinition;
import jdk.jfr.Timespan;

/** A task has waited and begins. */
@Name("dev.baton.TaskQueue")
@Label("Task Queue Time")
final class TaskQueueEvent extends TaskEvent {
    @Label("Queue Time")
    @Timespan(Timespan.NANOSECONDS)
    long queueTime;

    // Called by Flight Recorder.
    @SettingDefinition
    @Name("minimum")
    @Label("Minimum")
    boolean isLongEnough(Minimum minimum) {
        return minimum.admits(queueTime);
    }
}
