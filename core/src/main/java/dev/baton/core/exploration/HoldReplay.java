package dev.baton.core.exploration;

import dev.baton.core.TaskLabel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Repeats a run by holding what was held in it. */
final class HoldReplay extends HeldFifo implements Replay {
    private final HoldSchedule schedule;
    private final Map<Long, List<Hold>> held = new HashMap<>(); // until its task has run
    private final Set<Long> missing = new HashSet<>(); // held and not submitted so far
    private final Set<Long> awaited = new HashSet<>(); // to run so that others may
    private @Nullable String misfit;

    HoldReplay(HoldSchedule schedule) {
        super(schedule.clockJumps());
        this.schedule = schedule;
        for (Hold hold : schedule.holds()) {
            held.computeIfAbsent(hold.task(), task -> new ArrayList<>(1)).add(hold);
            missing.add(hold.task());
            if (!hold.isForClock()) {
                awaited.add(hold.after());
            }
        }
    }

    @Override
    boolean isHeld(long task, long now) {
        return holding(task, now) != null;
    }

    /** Returns a hold that keeps a task from being a candidate, or null. */
    private @Nullable Hold holding(long task, long now) {
        List<Hold> holds = held.get(task);
        if (holds != null) {
            for (Hold hold : holds) {
                if (hold.isForClock() ? now < hold.time() : awaited.contains(hold.after())) {
                    return hold;
                }
            }
        }
        return null;
    }

    @Override
    void letGo(long task, long now) {
        Hold hold = holding(task, now);
        if (misfit == null && hold != null) {
            misfit = hold + ", but nothing else could run.";
        }
    }

    @Override
    public void submitted(long task, long parent, long lane, boolean delayed) {
        missing.remove(task);
    }

    @Override
    public void ran(long task, long lane, @Nullable TaskLabel label) {
        letGo(task, Long.MAX_VALUE); // the only candidate runs without being chosen
        held.remove(task);
        awaited.remove(task);
    }

    @Override
    public Optional<String> misfit() {
        if (misfit != null) {
            return Optional.of(misfit);
        }
        for (Hold hold : schedule.holds()) {
            if (missing.contains(hold.task())) {
                return Optional.of(hold + ", but the first was never submitted.");
            }
            if (awaited.contains(hold.after())) {
                return Optional.of(hold + ", but the second never ran.");
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return "replay of a schedule";
    }
}
