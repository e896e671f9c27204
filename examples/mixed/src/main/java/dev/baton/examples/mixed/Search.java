package dev.baton.examples.mixed;

import dev.baton.core.Scheduler;
import dev.baton.core.TaskLabel;
import java.time.Duration;
import java.util.List;

/** A search screen while a user types. The two implementations differ in which library does what. */
public interface Search {
    TaskLabel REQUEST = TaskLabel.of("request");
    TaskLabel PARSE = TaskLabel.of("parse");
    TaskLabel SCREEN = TaskLabel.of("screen");

    /** How long the user looks at the empty screen before typing. */
    Duration HESITATION = Duration.ofMillis(100);

    /** Types the queries, one keystroke after the other, and shows the answers as they come. */
    void type(List<String> queries, Screen screen);

    /** Makes a search on a scheduler. */
    interface Factory {
        Search on(Scheduler scheduler, Overtaking overtaking);
    }
}
