package dev.baton.rxjava;

import io.reactivex.rxjava3.plugins.RxJavaPlugins;
import java.util.Objects;

/** What a runnable passes once when it is submitted. Each refuses null, in RxJava's words. */
@FunctionalInterface
interface Hook {
    /** The user's, if there is one. */
    Hook INSTALLED = run -> Objects.requireNonNull(
            RxJavaPlugins.onSchedule(run), "The handler set with RxJavaPlugins.setScheduleHandler returned null");

    /** None, as RxJava's own test scheduler has it by default. */
    Hook NONE = run -> Objects.requireNonNull(run, "run is null");

    /** Returns what is to run in place of the runnable. */
    Runnable apply(Runnable run);
}
