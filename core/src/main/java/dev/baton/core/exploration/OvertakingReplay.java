package dev.baton.core.exploration;

import dev.baton.core.TaskLabel;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Repeats some of the overtaking of a run: each of these tasks is held until all that ran in the run from the first to
 * the last that passed it have run.
 *
 * <p>Until the last would do as long as everything else runs in the same order. It does not once other overtaking is left
 * out, which is what a search does; then all of them keep the task near its place.
 */
final class OvertakingReplay extends HeldFifo {
    private final List<Long> order;
    private final Map<Long, Overtaken> held = new HashMap<>();
    private final Map<Long, Integer> next = new HashMap<>(); // up to here what a task is held for has run
    private final Set<Long> ran = new HashSet<>();

    OvertakingReplay(int clockJumps, List<Long> order, List<Overtaken> tasks) {
        super(clockJumps);
        this.order = order;
        tasks.forEach(task -> held.put(task.task(), task));
    }

    @Override
    boolean isHeld(long task, long now) {
        Overtaken by = held.get(task);
        if (by == null) {
            return false;
        }
        int place = next.getOrDefault(task, by.from());
        while (place <= by.to() && ran.contains(order.get(place))) {
            place++;
        }
        next.put(task, place);
        return place <= by.to() || now < by.time();
    }

    @Override
    void letGo(long task, long now) {}

    @Override
    public void ran(long task, long lane, @Nullable TaskLabel label) {
        ran.add(task);
    }
}
