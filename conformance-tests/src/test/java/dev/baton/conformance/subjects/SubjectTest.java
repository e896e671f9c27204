package dev.baton.conformance.subjects;

import dev.baton.conformance.Bridge;
import dev.baton.conformance.Capability;
import dev.baton.conformance.Environment;
import dev.baton.conformance.SchedulerContract;
import java.util.Map;
import java.util.stream.Stream;

/** Runs the contract for one subject. */
abstract class SubjectTest implements SchedulerContract {
    private final SubjectUnderTest subject;

    SubjectTest(SubjectUnderTest subject) {
        this.subject = subject;
    }

    @Override
    public Bridge bridge() {
        return subject.bridge();
    }

    @Override
    public Stream<Environment> environments() {
        return subject.environments();
    }

    @Override
    public Map<Capability, String> absent() {
        return subject.absent();
    }
}
