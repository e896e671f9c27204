package dev.baton.conformance.subjects;

final class ReactorOnThreadPoolTest extends SubjectTest {
    ReactorOnThreadPoolTest() {
        super(SubjectUnderTest.POOL_REACTOR);
    }
}
