package dev.baton.conformance.subjects;

final class RunTestTest extends SubjectTest {
    RunTestTest() {
        super(SubjectUnderTest.RUN_TEST);
    }
}
