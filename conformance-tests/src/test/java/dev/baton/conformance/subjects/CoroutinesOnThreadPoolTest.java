package dev.baton.conformance.subjects;

final class CoroutinesOnThreadPoolTest extends SubjectTest {
    CoroutinesOnThreadPoolTest() {
        super(SubjectUnderTest.POOL_COROUTINES);
    }
}
