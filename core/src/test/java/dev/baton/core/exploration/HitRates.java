package dev.baton.core.exploration;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** Prints how often each strategy finds the bug of each program. */
final class HitRates {
    private static final int MOST_SCHEDULES = 20_000;

    private HitRates() {}

    /** Takes the number of runs for each figure, 20,000 if there is no argument. */
    public static void main(String[] arguments) {
        int runs = arguments.length == 0 ? 20_000 : Integer.parseInt(arguments[0]);
        Map<String, Supplier<ExplorationStrategy>> strategies = strategies();
        System.out.print("| program | schedules / revealing |");
        strategies.keySet().forEach(name -> System.out.print(" " + name + " |"));
        System.out.println();
        programs().forEach((name, program) -> {
            System.out.print("| " + name + " | " + schedules(program) + " |");
            strategies.values().forEach(strategy -> {
                int hits = new Runs(strategy.get(), program).hits(runs);
                System.out.print(hits == 0 ? " - |" : String.format(Locale.ROOT, " %.4f |", hits / (double) runs));
            });
            System.out.println();
        });
    }

    static Map<String, Program> programs() {
        Map<String, Program> programs = new LinkedHashMap<>();
        for (RacyProgram program : RacyProgram.values()) {
            programs.put(program.toString(), program);
        }
        programs.put(RacyProgram.LOCK_INVERSION + " in noise", RacyProgram.LOCK_INVERSION.besideNoise(4, 6));
        return programs;
    }

    private static Map<String, Supplier<ExplorationStrategy>> strategies() {
        Map<String, Supplier<ExplorationStrategy>> strategies = new LinkedHashMap<>();
        strategies.put("walk", ExplorationStrategy::randomWalk);
        strategies.put("walk, clock", () -> new EagerClock(ExplorationStrategy.randomWalk()));
        strategies.put("uniform", ExplorationStrategy::uniformWalk);
        strategies.put("priority", ExplorationStrategy::randomPriority);
        strategies.put("PCT 1", () -> ExplorationStrategy.pct(1));
        strategies.put("PCT 2", () -> ExplorationStrategy.pct(2));
        strategies.put("PCT 3", () -> ExplorationStrategy.pct(3));
        strategies.put("POS", ExplorationStrategy::partialOrderSampling);
        strategies.put("portfolio", ExplorationStrategy::portfolio);
        return strategies;
    }

    private static String schedules(Program program) {
        DepthFirst all = ExplorationStrategy.depthFirst().clockJumps(1);
        Runs runs = new Runs(all, program);
        boolean more = true;
        while (more && all.executions() < MOST_SCHEDULES) {
            more = runs.next(0);
        }
        return all.isComplete() ? all.executions() + " / " + runs.hits() : "more than " + MOST_SCHEDULES;
    }
}
