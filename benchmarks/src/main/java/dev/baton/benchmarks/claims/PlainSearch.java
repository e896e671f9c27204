package dev.baton.benchmarks.claims;

import dev.baton.core.testing.TestScheduler;
import java.util.concurrent.Executor;

/** Search as you type without any library: two keystrokes, each with a request, a parse and an update of the screen. */
final class PlainSearch {
    private final Executor screen;
    private final Executor pool;
    private String shown = "";

    PlainSearch(Executor screen, Executor pool) {
        this.screen = screen;
        this.pool = pool;
    }

    /** Runs a search to the end, and returns the length of what is shown. */
    static int on(TestScheduler scheduler) {
        PlainSearch search = new PlainSearch(scheduler::scheduleForeground, scheduler::schedule);
        search.type();
        scheduler.runUntilIdle();
        return search.shown.length();
    }

    void type() {
        screen.execute(() -> request("a"));
        screen.execute(() -> request("ab"));
    }

    String shown() {
        return shown;
    }

    private void request(String query) {
        pool.execute(() -> parse("answer to " + query));
    }

    private void parse(String answer) {
        pool.execute(() -> show("[" + answer + "]"));
    }

    private void show(String answer) {
        screen.execute(() -> shown = answer);
    }
}
