package dev.baton.core.exploration;

import dev.baton.core.TaskLabel;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A strategy that lets another choose, and writes the run down: for the second execution of a failing run, so that
 * passing runs pay nothing.
 *
 * <p>Each {@link #begin} starts a new record. The schedules are asked for when the run is over.
 */
public final class ScheduleRecorder extends ForwardingStrategy {
    private List<Choice> choices = new ArrayList<>();
    private RunHash run = new RunHash();
    private @Nullable Overtaking overtaking = new Overtaking();
    private int clockJumps;

    /** Records what a strategy chooses. */
    public ScheduleRecorder(ExplorationStrategy base) {
        super(Objects.requireNonNull(base, "base"));
    }

    /**
     * Records the decisions alone. What a decision costs then does not grow with its candidates; but the holds are not
     * known.
     */
    public static ScheduleRecorder ofDecisions(ExplorationStrategy base) {
        ScheduleRecorder recorder = new ScheduleRecorder(base);
        recorder.overtaking = null;
        return recorder;
    }

    /** Returns the run as its decisions, with the early jumps it could have made and the hash of what ran. */
    public Schedule decisions() {
        return new DecisionSchedule(clockJumps, choices, run.steps(), run.hash());
    }

    /**
     * Returns the run as what was held in it: each task that was passed over although it was the older candidate, until
     * the last that passed it has run, or until the clock has jumped. In FIFO order with these holds the same tasks run
     * in the same order. (Only where two candidates of one decision share an identity, as those of two sessions may whose
     * names have the same hash code, can it differ.)
     *
     * @throws IllegalStateException if only decisions are recorded
     */
    public Schedule holds() {
        return overtaking().holds();
    }

    Overtaking overtaking() {
        if (overtaking == null) {
            throw new IllegalStateException("Only decisions are recorded here; construct a ScheduleRecorder instead");
        }
        return overtaking;
    }

    @Override
    public boolean begin(long seed) {
        choices = new ArrayList<>();
        run = new RunHash();
        overtaking = overtaking == null ? null : new Overtaking();
        return super.begin(seed);
    }

    @Override
    public int clockJumps() {
        clockJumps = super.clockJumps();
        return clockJumps;
    }

    @Override
    public int choose(Decision decision) {
        int chosen = super.choose(decision);
        if (chosen >= 0 && chosen < decision.tasks() + (decision.canJump() ? 1 : 0)) { // else the scheduler refuses it
            choices.add(Choice.of(decision, chosen));
            if (overtaking != null) {
                overtaking.chose(decision, chosen);
            }
            run.chose(decision, chosen);
        }
        return chosen;
    }

    @Override
    public void ran(long task, long lane, @Nullable TaskLabel label) {
        run.ran(task);
        if (overtaking != null) {
            overtaking.ran(task);
        }
        super.ran(task, lane, label);
    }
}
