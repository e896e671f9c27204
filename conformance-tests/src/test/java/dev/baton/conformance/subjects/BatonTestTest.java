package dev.baton.conformance.subjects;

final class BatonTestTest extends SubjectTest {
    BatonTestTest() {
        super(SubjectUnderTest.BATON_TEST);
    }
}
