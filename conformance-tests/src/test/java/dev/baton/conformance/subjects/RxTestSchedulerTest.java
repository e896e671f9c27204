package dev.baton.conformance.subjects;

final class RxTestSchedulerTest extends SubjectTest {
    RxTestSchedulerTest() {
        super(SubjectUnderTest.RX_TEST_SCHEDULER);
    }
}
