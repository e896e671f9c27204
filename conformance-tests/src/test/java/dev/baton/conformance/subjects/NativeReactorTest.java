package dev.baton.conformance.subjects;

final class NativeReactorTest extends SubjectTest {
    NativeReactorTest() {
        super(SubjectUnderTest.NATIVE_REACTOR);
    }
}
