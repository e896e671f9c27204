package dev.baton.benchmarks.junit;

import dev.baton.core.testing.TestScheduler;
import dev.baton.junit.BatonTest;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Tests that do nothing, a class for each way to repeat them. */
public final class EmptyTests {
    /** How often each is repeated. */
    public static final int TIMES = 1_000;

    private EmptyTests() {}

    /** One test. */
    public static final class Plain {
        @Test
        void nothing() {}
    }

    /** JUnit's own repetition. */
    public static final class Repeated {
        @RepeatedTest(TIMES)
        void nothing() {}
    }

    /** Runs that have a scheduler. */
    public static final class Injected {
        @BatonTest(iterations = TIMES, install = {})
        void nothing(TestScheduler scheduler) {}
    }

    /** Runs that install it in every library on the class path. */
    public static final class Installed {
        @BatonTest(iterations = TIMES)
        void nothing(TestScheduler scheduler) {}
    }
}
