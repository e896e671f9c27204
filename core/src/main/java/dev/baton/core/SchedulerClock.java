package dev.baton.core;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;

/** The wall clock of a scheduler in a zone. */
final class SchedulerClock extends Clock {
    private final Scheduler scheduler;
    private final ZoneId zone;

    SchedulerClock(Scheduler scheduler, ZoneId zone) {
        this.scheduler = scheduler;
        this.zone = zone;
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new SchedulerClock(scheduler, Objects.requireNonNull(other, "zone"));
    }

    @Override
    public Instant instant() {
        return scheduler.now();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SchedulerClock clock && clock.scheduler == scheduler && clock.zone.equals(zone);
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(scheduler) * 31 + zone.hashCode();
    }

    @Override
    public String toString() {
        return scheduler + ".asClock(" + zone + ")";
    }
}
