package dev.baton.reactor.test;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * What a script does besides expecting signals, as runnables for Reactor's own script.
 *
 * <p>The defaults do nothing: they are for the draft with which a script checks its arguments.
 */
interface Actions {
    /** Runs a body as a task. */
    default Runnable then(Runnable body) {
        return body;
    }

    /** Comes before a request or cancellation, which thereby leaves the signal before it and becomes a task. */
    default Runnable apart() {
        return () -> {};
    }

    /** Moves the clock. */
    default Runnable await(Duration duration) {
        return () -> {};
    }

    /** Moves the clock, and fails if there is a signal before the end. */
    default Runnable noEvent(Duration duration) {
        return () -> {};
    }

    /** Takes every signal from the beginning on for one too early. */
    default void noEventFromTheBeginning() {}

    /** Keeps a user's consumer from seeing that no signal came. */
    default <X> Consumer<X> heard(Consumer<X> consumer) {
        return consumer;
    }

    /** Keeps a user's predicate from seeing that no signal came. */
    default <X> Predicate<X> matched(Predicate<X> predicate) {
        return predicate;
    }
}
