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
        leaveOutHalves();
        leaveOutChunks();
        int size;
        do {
            size = size();
            shorten();
            leaveOutOneByOne();
            leaveOutForLonger();
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

    /** Divides and conquers [2]: the cheapest way if few tasks are needed, and each on its own account. */
    private void leaveOutHalves() {
        if (size() > 1) {
            Overtaking whole = best;
            attemptOvertaking(needed(whole, List.of(), false, whole.tasks()));
        }
    }

    /** Returns which of the open tasks must be passed over, besides those given, for the run to fail. */
    private List<Overtaken> needed(Overtaking whole, List<Overtaken> given, boolean isNews, List<Overtaken> open) {
        if (isNews && fails(whole, given)) {
            return List.of();
        }
        if (open.size() <= 1) {
            return open;
        }
        List<Overtaken> older = open.subList(0, open.size() / 2);
        List<Overtaken> younger = open.subList(open.size() / 2, open.size());
        List<Overtaken> ofYounger = needed(whole, both(given, older), true, younger);
        List<Overtaken> ofOlder = needed(whole, both(given, ofYounger), !ofYounger.isEmpty(), older);
        return both(ofOlder, ofYounger);
    }

    private static List<Overtaken> both(List<Overtaken> some, List<Overtaken> others) {
        List<Overtaken> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }

    private boolean fails(Overtaking whole, List<Overtaken> tasks) {
        isCut |= isBudgetUsedUp();
        if (isCut) {
            return false;
        }
        runs++;
        return shrinking.fails(new OvertakingReplay(whole.jumps(), whole.order(), tasks));
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

    /** Holds one task for longer where that makes another hold needless. */
    private void leaveOutForLonger() {
        for (Overtaken left : best.tasks()) {
            for (Overtaken longer : best.tasks()) {
                if (left.task() != longer.task() && best.task(left.task()).isPresent() && best.task(longer.task()).isPresent()) {
                    int last = best.order().size() - 1;
                    if (attemptLonger(left.task(), longer.task(), (longer.to() + last) / 2)
                            || attemptLonger(left.task(), longer.task(), last)) {
                        return; // the holds are others now; the caller begins again
                    }
                }
            }
        }
    }

    private boolean attemptLonger(long left, long longer, int until) {
        long after = best.order().get(until);
        if (size() < 2 || after == longer) {
            return false;
        }
        List<Hold> holds = replaced(longer, after);
        holds.removeIf(hold -> hold.task() == left);
        return attempt(holds, size() - 1);
    }
}
