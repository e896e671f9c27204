package dev.baton.core.testing;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A run that failed, as it was found.
 *
 * @param index its number in the exploration, negative for the corpus; of a learning run that of the run it is for
 * @param learning which of the learning runs for that run it is, from 1; 0 for the run itself, which comes before them:
 *     a seed must replay its own failure, whatever happens while the program is learned for it
 * @param seed its seed, null if no seed replays it
 * @param how what kind of run it was, in words
 * @param outcome what came of it
 * @param diverged true if it is here because its repetition went another way
 */
record Found(long index, int learning, @Nullable Long seed, String how, Outcome outcome, boolean diverged) {
    static final Comparator<Found> ORDER = Comparator.comparingLong(Found::index).thenComparingInt(Found::learning);

    FailureSignature signature() {
        return diverged ? new FailureSignature("diverged", "", "") : FailureSignature.of(outcome.failure());
    }
}
