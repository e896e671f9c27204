package dev.baton.core.exploration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One search for a smaller schedule; see {@link Shrinking}. */
final class Search {
    private final Shrinking shrinking;
    private final long startedAt = System.nanoTime();
    private int runs;
    private boolean isCut;
    private Overtaking best = new Overtaking();

    Search(Shrinking shrinking) {
        this.shrinking = shrinking;
    }

    Shrinking.Result run() {
        if (!attempt(shrinking.start().replay(), Integer.MAX_VALUE)) {
            return new Shrinking.Result(Optional.empty(), runs, false, "The failure did not come back.");
        }
        int before = size();
        leaveOutAll();
        leaveOutJumps();
        leaveOutChunks();
        int size;
        do {
            size = size();
            shorten();
            leaveOutOneByOne();
        } while (size() < size);
        return checked(before);
    }

    private Shrinking.Result checked(int before) {
        HoldSchedule result = best.holds();
        for (int i = 0; i < shrinking.checks(); i++) {
            runs++;
            Replay replay = result.replay();
            if (!shrinking.fails(replay)) {
                return new Shrinking.Result(Optional.empty(), runs, isCut, "What was found did not fail again.");
            }
            Optional<String> misfit = replay.misfit();
            if (misfit.isPresent()) {
                return new Shrinking.Result(Optional.empty(), runs, isCut, misfit.get());
            }
        }
        String outcome = "From " + before + " to " + result.size() + " holds in " + runs + " runs"
                + (isCut ? ", when the budget was used up." : ".");
        return new Shrinking.Result(Optional.of(result), runs, isCut, outcome);
    }

    private int size() {
        return best.holds().size();
    }

    /** Runs once more; goes on from that run if it fails in the same way, with no more holds than allowed. */
    private boolean attempt(ExplorationStrategy strategy, int mostHolds) {
        if (runs > 0 && (isCut || isBudgetUsedUp())) {
            isCut = true;
            return false;
        }
        runs++;
        ScheduleRecorder recorder = new ScheduleRecorder(strategy);
        if (!shrinking.fails(recorder) || recorder.overtaking().holds().size() > mostHolds) {
            return false;
        }
        best = recorder.overtaking();
        return true;
    }

    private boolean isBudgetUsedUp() {
        var limit = shrinking.timeLimit();
        return runs >= shrinking.searchRuns() || (limit != null && System.nanoTime() - startedAt >= limit.toNanos());
    }

    private boolean attempt(List<Hold> holds, int mostHolds) {
        return attempt(new HoldSchedule(best.jumps(), holds).replay(), mostHolds);
    }

    private boolean attemptOvertaking(List<Overtaken> tasks) {
        return attempt(new OvertakingReplay(best.jumps(), best.order(), tasks), size() - 1);
    }

    private void leaveOutAll() {
        if (size() > 0) {
            attempt(ExplorationStrategy.fifo(), 0);
        }
    }

    private void leaveOutJumps() {
        if (best.jumps() > 0) {
            List<Overtaken> tasks = new ArrayList<>();
            best.tasks().forEach(task -> tasks.add(new Overtaken(task.task(), task.from(), task.to(), 0)));
            attempt(new OvertakingReplay(0, best.order(), tasks), size());
        }
    }

    /** Delta debugging: tries each chunk alone, then all but each chunk, with chunks of half the size each time. */
    private void leaveOutChunks() {
        int chunks = 2;
        while (size() > 1 && !isCut) {
            List<Overtaken> all = best.tasks();
            chunks = Math.min(chunks, all.size());
            if (anyChunk(all, chunks, true)) {
                chunks = 2;
            } else if (chunks > 2 && anyChunk(all, chunks, false)) {
                chunks--;
            } else if (chunks == all.size()) {
                return;
            } else {
                chunks *= 2;
            }
        }
    }

    private boolean anyChunk(List<Overtaken> all, int chunks, boolean alone) {
        for (int i = 0; i < chunks && !isCut; i++) {
            int from = (int) ((long) i * all.size() / chunks);
            int to = (int) ((i + 1L) * all.size() / chunks);
            List<Overtaken> tried = new ArrayList<>(all);
            if (alone) {
                tried = all.subList(from, to);
            } else {
                tried.subList(from, to).clear();
            }
            if (attemptOvertaking(tried)) {
                return true;
            }
        }
        return false;
    }

    /** Lets each task wait for the earliest task that will do, found by bisection. */
    private void shorten() {
        for (Overtaken task : best.tasks()) {
            if (isCut) {
                return; // an attempt that is not made costs time as well where there are thousands of holds
            }
            best.task(task.task()).ifPresent(this::shorten);
        }
    }

    private void shorten(Overtaken task) {
        int low = task.from();
        int high = task.to();
        while (low < high && !isCut) {
            int middle = (low + high) >>> 1; // the run stays as it is up to here, and so do the places
            if (attempt(replaced(task.task(), best.order().get(middle)), size())) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
    }

    private List<Hold> replaced(long task, long after) {
        List<Hold> holds = new ArrayList<>(best.holds().holds());
        holds.replaceAll(hold -> hold.task() == task && !hold.isForClock() ? Hold.untilTask(task, after) : hold);
        return holds;
    }

    private void leaveOutOneByOne() {
        int index = 0;
        while (!isCut && size() > 1 && index < size()) {
            List<Hold> holds = new ArrayList<>(best.holds().holds());
            holds.remove(index);
            if (attempt(holds, size() - 1)) {
                index = 0;
            } else {
                index++;
            }
        }
    }
}
