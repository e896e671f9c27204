package dev.baton.conformance.subjects;

final class NativeExecutorsTest extends SubjectTest {
    NativeExecutorsTest() {
        super(SubjectUnderTest.NATIVE_EXECUTORS);
    }
}
