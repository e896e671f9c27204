package dev.baton.conformance.subjects;

final class SwingForegroundTest extends SubjectTest {
    SwingForegroundTest() {
        super(SubjectUnderTest.POOL_SWING);
    }
}
