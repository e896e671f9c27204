package dev.baton.conformance.subjects;

final class ThreadPoolSchedulerTest extends SubjectTest {
    ThreadPoolSchedulerTest() {
        super(SubjectUnderTest.POOL);
    }
}
