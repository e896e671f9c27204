package dev.baton.conformance.subjects;

import dev.baton.conformance.Bridge;
import dev.baton.conformance.Capability;
import java.util.EnumMap;
import java.util.Map;

/** A view that propagates context keeps every rule of what it is a view of, and owns nothing. */
final class PropagatingOnThreadPoolTest extends SubjectTest {
    PropagatingOnThreadPoolTest() {
        super(SubjectUnderTest.POOL);
    }

    @Override
    public Bridge bridge() {
        return new PropagatingBridge(super.bridge());
    }

    @Override
    public Map<Capability, String> absent() {
        Map<Capability, String> absent = new EnumMap<>(super.absent());
        absent.put(Capability.CLOSABLE, "closing a view closes nothing");
        return absent;
    }
}
