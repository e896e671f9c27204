package dev.baton.conformance.subjects;

final class BatonStepVerifierTest extends SubjectTest {
    BatonStepVerifierTest() {
        super(SubjectUnderTest.STEP_VERIFIER);
    }
}
