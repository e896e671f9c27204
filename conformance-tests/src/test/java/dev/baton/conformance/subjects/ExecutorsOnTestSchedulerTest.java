package dev.baton.conformance.subjects;

final class ExecutorsOnTestSchedulerTest extends SubjectTest {
    ExecutorsOnTestSchedulerTest() {
        super(SubjectUnderTest.TEST_EXECUTORS);
    }
}
