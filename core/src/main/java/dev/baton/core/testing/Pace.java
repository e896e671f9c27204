package dev.baton.core.testing;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Real time of an exploration: ends it when its budget is used up, and says now and then how far it is.
 *
 * <p>Shared by its threads. The clock is read more seldom the shorter the runs are.
 */
final class Pace {
    private static final long PROGRESS_NANOS = Duration.ofSeconds(10).toNanos();

    private final long start = System.nanoTime();
    private final long budget;
    private final Consumer<String> progress;
    private final FoundBoard board;
    private long lastProgress = start;
    private volatile boolean isOver;

    Pace(@Nullable Duration budget, FoundBoard board, Consumer<String> progress) {
        this.budget = budget == null ? Long.MAX_VALUE : Nanoseconds.of(budget);
        this.board = board;
        this.progress = progress;
    }

    /** Returns false when the time is over. */
    boolean goOn(Tally tally) {
        long runs = tally.runs();
        if (isOver) {
            return false;
        }
        if ((runs & 15) == 0) {
            look(tally);
        }
        return !isOver;
    }

    private synchronized void look(Tally tally) {
        long now = System.nanoTime();
        if (now - start >= budget) {
            isOver = true;
        }
        if (now - lastProgress >= PROGRESS_NANOS) {
            lastProgress = now;
            progress.accept(String.format(
                    Locale.ROOT,
                    "Exploring for %d s: %d runs of this thread, %.0f runs/s, %d different schedules, %d failing",
                    (now - start) / 1_000_000_000,
                    tally.runs(),
                    tally.runs() * 1e9 / (now - start),
                    tally.schedules(),
                    board.failing()));
        }
    }

    /** Ends the exploration: it cannot go on on one of its threads. */
    void stop() {
        isOver = true;
    }

    boolean isOver() {
        return isOver;
    }
}
