package dev.baton.core.testing;

import dev.baton.core.exploration.Schedule;

/** What a failure tells its reader to write to have it again; for those who explore on behalf of users. */
public interface ReplayWording {
    /** Returns what replays the schedule. */
    String bySchedule(Schedule schedule);

    /** Returns what repeats the run of the seed as it was found. */
    String bySeed(long seed);

    /** Returns what keeps the clock from jumping while a task is ready. */
    String idleClock();
}
