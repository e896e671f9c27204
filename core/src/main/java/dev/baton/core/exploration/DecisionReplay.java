package dev.baton.core.exploration;

import dev.baton.core.TaskLabel;
import java.util.HexFormat;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Repeats a run decision by decision. */
final class DecisionReplay implements Replay {
    private static final HexFormat HEX = HexFormat.of();
    private static final int MOST_LISTED = 8;

    private final DecisionSchedule schedule;
    private final RunHash run = new RunHash();
    private int taken;
    private @Nullable String misfit;

    DecisionReplay(DecisionSchedule schedule) {
        this.schedule = schedule;
    }

    @Override
    public int clockJumps() {
        return schedule.clockJumps();
    }

    @Override
    public int choose(Decision decision) {
        if (misfit == null && (taken == schedule.size() || !schedule.choices().get(taken).fits(decision))) {
            misfit = "Decision " + (taken + 1) + " of " + schedule.size() + " does not fit: " + expected()
                    + "; the program offers " + offered(decision) + ".";
        }
        if (misfit != null) {
            return decision.oldest();
        }
        int chosen = schedule.choices().get(taken++).chosen();
        run.chose(decision, chosen);
        return chosen;
    }

    @Override
    public void ran(long task, long lane, @Nullable TaskLabel label) {
        run.ran(task);
    }

    private String expected() {
        if (taken == schedule.size()) {
            return "the schedule has no more";
        }
        Choice choice = schedule.choices().get(taken);
        return "the schedule chose " + (choice.isJump()
                ? "the clock jump among " + tasks(choice.tasks())
                : "candidate " + choice.chosen() + " of " + tasks(choice.tasks()) + (choice.canJump() ? " or a clock jump" : "")
                        + ", a task …" + HEX.toHexDigits((byte) choice.check()));
    }

    private static String offered(Decision decision) {
        StringJoiner list = new StringJoiner(", ", ": ", "");
        for (int i = 0; i < Math.min(MOST_LISTED, decision.tasks()); i++) {
            TaskLabel label = decision.label(i);
            list.add(HEX.toHexDigits(decision.task(i)) + (label == null ? "" : " `" + label + "`"));
        }
        if (decision.tasks() > MOST_LISTED) {
            list.add("…");
        }
        return tasks(decision.tasks()) + (decision.canJump() ? " or a clock jump" : "") + list;
    }

    private static String tasks(long count) {
        return count == 1 ? "1 task" : count + " tasks";
    }

    @Override
    public Optional<String> misfit() {
        if (misfit != null) {
            return Optional.of(misfit);
        }
        if (taken < schedule.size()) {
            return Optional.of("The run ended after " + taken + " of " + schedule.size() + " decisions, and "
                    + tasks(run.steps()) + " of " + schedule.steps() + ".");
        }
        if (run.steps() != schedule.steps()) {
            return Optional.of("All decisions fit, but " + tasks(run.steps()) + " ran instead of "
                    + schedule.steps() + ".");
        }
        if (run.hash() != schedule.hash()) {
            return Optional.of("All decisions fit, but other tasks ran: the hash of the run is "
                    + HEX.toHexDigits(run.hash()) + " instead of " + HEX.toHexDigits(schedule.hash()) + ".");
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return "replay of a schedule";
    }
}
