package dev.baton.examples.mixed;

import dev.baton.core.Scheduler;
import java.util.ArrayList;
import java.util.List;

/** The result list of a search screen. It belongs to the main thread, and says so. */
public final class Screen {
    private final Scheduler scheduler;
    private final List<Answer> shown = new ArrayList<>();

    public Screen(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    public void show(Answer answer) {
        if (!scheduler.isMainThread()) {
            throw new IllegalStateException("The screen was touched off the main thread, to show " + answer);
        }
        shown.add(answer);
    }

    /** Checks what a user would: the list on the screen belongs to the query in the search field. */
    void mustShowAnswerTo(String query) {
        if (shown.isEmpty()) {
            throw new AssertionError("The search field reads \"" + query + "\", but the screen is empty");
        }
        Answer last = shown.get(shown.size() - 1);
        if (!last.query().equals(query)) {
            throw new AssertionError("The search field reads \"" + query + "\", but the screen shows " + last
                    + ": an older answer has overwritten a newer one");
        }
    }
}
