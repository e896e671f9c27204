package dev.baton.conformance.subjects;

final class ExecutorsOnThreadPoolTest extends SubjectTest {
    ExecutorsOnThreadPoolTest() {
        super(SubjectUnderTest.POOL_EXECUTORS);
    }
}
