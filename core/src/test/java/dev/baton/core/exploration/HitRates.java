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
            System.out.print("| " + name + " | " + schedules(program, name.startsWith("4")) + " |");
            strategies.values().forEach(strategy -> {
                int hits = new Runs(strategy.get(), program).hits(runs);
                System.out.print(hits == 0 ? " - |" : String.format(Locale.ROOT, " %.4f |", hits / (double) runs));
            });
            System.out.println();
        });
    }

    static Map<String, Program> programs() {
        Map<String, Program> programs = new LinkedHashMap<>();
        programs.put("1 stale search", Programs::staleSearch);
        programs.put("2 double create", Programs::doubleCreate);
        programs.put("4 timeout against resumption", Programs::timeoutAgainstResumption);
        programs.put("5 bounded buffer", Programs::boundedBuffer);
        programs.put("6 lock inversion", Programs::lockInversion);
        programs.put("6b the same in noise", Programs::lockInversionInNoise);
        programs.put("7 late cancel", Programs::lateCancel);
        programs.put("9 torn refresh", Programs::tornRefresh);
        programs.put("11 session re-entrancy", Programs::sessionReentrancy);
        programs.put("13 stale cache fill", Programs::staleCacheFill);
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

    private static String schedules(Program program, boolean clock) {
        EverySchedule every = new EverySchedule(clock ? 1 : 0);
        Runs runs = new Runs(every, program);
        int all = 0;
        int revealing = 0;
        try {
            while (all < MOST_SCHEDULES) {
                if (runs.run(0)) {
                    revealing++;
                }
                all++;
            }
        } catch (IllegalStateException done) {
            return all + " / " + revealing;
        }
        return "more than " + all;
    }
}
