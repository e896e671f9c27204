package dev.baton.conformance.subjects;

final class TestSchedulerTest extends SubjectTest {
    TestSchedulerTest() {
        super(SubjectUnderTest.TEST_SCHEDULER);
    }
}
