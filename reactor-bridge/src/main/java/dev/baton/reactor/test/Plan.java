package dev.baton.reactor.test;

import java.util.List;
import java.util.function.Supplier;
import org.reactivestreams.Publisher;
import reactor.test.StepVerifier;
import reactor.test.StepVerifierOptions;

/** A finished script, of which any number of verifiers can be built: each run of an exploration needs one of its own. */
record Plan<T>(
        StepVerifierOptions options,
        Supplier<? extends Publisher<? extends T>> source,
        List<Verb<T>> verbs,
        End<T> end,
        boolean logged) {

    /** Returns Reactor's verifier of the script, which subscribes to a verification and acts through it. */
    StepVerifier verifierOf(Verification<T> run) {
        StepVerifier.Step<T> script = StepVerifier.create(run, options.copy());
        for (Verb<T> verb : verbs) {
            script = verb.addTo(script, run);
        }
        StepVerifier verifier = end.addTo(script, run);
        return logged ? verifier.log() : verifier;
    }

    Plan<T> withLog() {
        return new Plan<>(options, source, verbs, end, true);
    }

    /** Something that is expected or done. */
    @FunctionalInterface
    interface Verb<T> {
        StepVerifier.Step<T> addTo(StepVerifier.Step<T> script, Actions actions);
    }

    /** How the script ends. */
    @FunctionalInterface
    interface End<T> {
        StepVerifier addTo(StepVerifier.Step<T> script, Actions actions);
    }
}
