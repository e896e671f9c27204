package dev.baton.conformance.subjects;

final class ReactorOnTestSchedulerTest extends SubjectTest {
    ReactorOnTestSchedulerTest() {
        super(SubjectUnderTest.TEST_REACTOR);
    }
}
