package dev.baton.platform.observation;

import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.SettingDefinition;
import jdk.jfr.Timespan;

/** The timer of a task has fired. */
@Name("dev.baton.TimerLateness")
@Label("Timer Lateness")
final class TimerLatenessEvent extends TaskEvent {
    @Label("Lateness")
    @Timespan(Timespan.NANOSECONDS)
    long lateness;

    // Called by Flight Recorder.
    @SettingDefinition
    @Name("minimum")
    @Label("Minimum")
    boolean isLongEnough(Minimum minimum) {
        return minimum.admits(lateness);
    }
}
