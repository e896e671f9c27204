package dev.baton.conformance.subjects;

final class RxJavaOnTestSchedulerTest extends SubjectTest {
    RxJavaOnTestSchedulerTest() {
        super(SubjectUnderTest.TEST_RXJAVA);
    }
}
