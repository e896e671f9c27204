package dev.baton.benchmarks.figures;

import java.io.Serial;

/** Ends the command; the message says what is wrong and what to do, so that nobody needs the stack trace. */
public final class BenchmarkException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    /** With a message for the user. */
    public BenchmarkException(String message) {
        super(message);
    }
}
