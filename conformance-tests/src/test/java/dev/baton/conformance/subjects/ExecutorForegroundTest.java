package dev.baton.conformance.subjects;

final class ExecutorForegroundTest extends SubjectTest {
    ExecutorForegroundTest() {
        super(SubjectUnderTest.POOL_EXECUTOR);
    }
}
