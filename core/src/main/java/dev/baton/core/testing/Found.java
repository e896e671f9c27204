package dev.baton.core.testing;

import org.jspecify.annotations.Nullable;

/**
 * A run that failed, as it was found.
 *
 * @param place where it stands in the exploration
 * @param seed its seed, null if no seed replays it
 * @param how what kind of run it was, in words
 * @param outcome what came of it
 * @param diverged true if it is here because its repetition went another way
 */
record Found(Place place, @Nullable Long seed, String how, Outcome outcome, boolean diverged) {
    FailureSignature signature() {
        return diverged ? new FailureSignature("diverged", "", "") : FailureSignature.of(outcome.failure());
    }
}
