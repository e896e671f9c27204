package dev.baton.core.testing;

import dev.baton.core.exploration.Schedule;

/**
 * Tells to call what the user has called, with the same settings.
 *
 * @param maxSteps the bound on steps; a schedule needs it too, but says itself when the clock jumps
 * @param isClockIdle true if the clock must not jump early
 * @param hasDefaultStrategy true if no strategy has to be named
 */
record CallWording(long maxSteps, boolean isClockIdle, boolean hasDefaultStrategy) implements ReplayWording {
    @Override
    public String bySchedule(Schedule schedule) {
        return bound().isEmpty()
                ? "TestScheduler.replay(\"" + schedule + "\", scenario)"
                : "Exploration.of(scenario)" + bound() + ".replay(Schedule.parse(\"" + schedule + "\"))";
    }

    @Override
    public String bySeed(long seed) {
        String settings = bound() + (isClockIdle ? ".idleClock()" : "");
        return settings.isEmpty() && hasDefaultStrategy
                ? "TestScheduler.once(" + seed + "L, scenario)"
                : "Exploration.of(scenario)" + settings + (hasDefaultStrategy ? "" : ".strategy(…)")
                        + ".seed(" + seed + "L).iterations(1).run()";
    }

    @Override
    public String idleClock() {
        return "Exploration.idleClock()";
    }

    private String bound() {
        return maxSteps == Exploration.EXPLORING_MAX_STEPS ? "" : ".maxSteps(" + maxSteps + ")";
    }
}
