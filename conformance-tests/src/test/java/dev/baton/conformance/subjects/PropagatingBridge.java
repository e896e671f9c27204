package dev.baton.conformance.subjects;

import dev.baton.conformance.Bridge;
import dev.baton.conformance.LibraryScheduler;
import dev.baton.core.Scheduler;
import dev.baton.platform.context.ContextPropagation;
import io.micrometer.context.ContextRegistry;
import io.micrometer.context.ContextSnapshotFactory;

/** Another bridge over the view that propagates a thread-local of the test's own. */
final class PropagatingBridge implements Bridge {
    static final ThreadLocal<String> CONTEXT = new ThreadLocal<>();

    private static final ContextSnapshotFactory SNAPSHOTS = ContextSnapshotFactory.builder()
            .contextRegistry(new ContextRegistry().registerThreadLocalAccessor("conformance", CONTEXT))
            .clearMissing(true)
            .build();

    private final Bridge bridge;

    PropagatingBridge(Bridge bridge) {
        this.bridge = bridge;
    }

    static Scheduler view(Scheduler scheduler) {
        return ContextPropagation.propagating(scheduler, SNAPSHOTS);
    }

    @Override
    public LibraryScheduler over(Scheduler scheduler) {
        return bridge.over(view(scheduler));
    }
}
