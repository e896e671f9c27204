package dev.baton.benchmarks.claims;

import dev.baton.benchmarks.bugs.BugProgram;
import dev.baton.core.exploration.ExplorationStrategy;
import dev.baton.core.exploration.Schedule;
import dev.baton.core.exploration.ScheduleRecorder;
import java.util.ArrayList;
import java.util.List;

/** Schedules of one program, of both kinds: a passing run or a failing one as its decisions, and as what was held. */
final class SampleSchedules {
    private SampleSchedules() {}

    static List<Schedule> of(BugProgram program, int runs) {
        List<Schedule> schedules = new ArrayList<>();
        ScheduleRecorder recorder = new ScheduleRecorder(ExplorationStrategy.portfolio());
        Search search = new Search(program.buggy(), recorder);
        for (long seed = 0; seed < runs; seed++) {
            search.failure(seed);
            schedules.add(recorder.decisions());
            schedules.add(recorder.holds());
        }
        return schedules;
    }
}
