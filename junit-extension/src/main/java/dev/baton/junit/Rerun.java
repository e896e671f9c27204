package dev.baton.junit;

/** What each run of a {@link BatonTest} repeats. */
public enum Rerun {
    /** The test method alone: fields and what {@code @BeforeEach} did are shared by all runs. */
    METHOD,

    /**
     * The methods of {@code @BeforeEach}, the test method, and those of {@code @AfterEach}, on the same test instance. JUnit
     * itself does not call them then. Extensions with callbacks before and after each test are not repeated.
     */
    LIFECYCLE,

    /**
     * As {@link #LIFECYCLE}, on a new test instance in each run, with new instances of the classes around it. What
     * extensions inject into fields is missing in those. Not with a lifecycle per class.
     */
    INSTANCE
}
