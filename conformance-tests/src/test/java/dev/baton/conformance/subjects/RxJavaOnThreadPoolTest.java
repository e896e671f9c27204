package dev.baton.conformance.subjects;

final class RxJavaOnThreadPoolTest extends SubjectTest {
    RxJavaOnThreadPoolTest() {
        super(SubjectUnderTest.POOL_RXJAVA);
    }
}
