package dev.baton.conformance.subjects;

final class CoroutinesOnTestSchedulerTest extends SubjectTest {
    CoroutinesOnTestSchedulerTest() {
        super(SubjectUnderTest.TEST_COROUTINES);
    }
}
