package dev.baton.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Runs a {@link BatonTest} once, by the schedule that a failure named. It fails with a
 * {@link dev.baton.core.testing.ScheduleMisfitError} if the test is no longer the one the schedule was written from.
 */
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface Replay {
    /** The schedule, as the failure prints it. */
    String value();
}
