package dev.baton.core.testing;

import java.util.List;
import java.util.Locale;

/**
 * What an exploration has seen.
 *
 * @param planned how many runs it was to make
 * @param runs how many it made, learning runs and those of the corpus included; runs repeated to check or to explain do
 *     not count
 * @param schedules how many different schedules there were among them, counted up to about four million
 * @param decisions how many decisions a run took
 * @param bounded how many runs ended at the bound on steps or the horizon
 * @param failing how many runs failed, those alike included
 * @param isComplete true if the strategy has seen every order there is, as far as it tells orders apart
 * @param isCutShort true if the time budget ended it
 * @param failures one failure of each kind, the earliest first
 */
public record ExplorationResult(
        long planned,
        long runs,
        long schedules,
        DecisionStatistics decisions,
        long bounded,
        long failing,
        boolean isComplete,
        boolean isCutShort,
        List<ExplorationFailure> failures) {

    /** Copies the failures. */
    public ExplorationResult {
        failures = List.copyOf(failures);
    }

    /** Returns all in one line. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s%s, %s, %s%s%s, %s",
                count(runs, "run"),
                isCutShort ? " of " + planned + ", cut short by the time budget" : "",
                count(schedules, "different schedule"),
                decisions.most() == 0
                        ? "never a decision"
                        : String.format(
                                Locale.ROOT,
                                "%d to %d decisions (mean %.1f)",
                                decisions.least(),
                                decisions.most(),
                                decisions.mean()),
                bounded == 0 ? "" : String.format(Locale.ROOT, ", %.1f %% ended at the bound", 100.0 * bounded / runs),
                isComplete ? ", complete: no order is left" : "",
                failing == 0 ? "no failure" : failing + " failed, in " + count(failures.size(), "way"));
    }

    private static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
