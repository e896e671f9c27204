package dev.baton.core.testing;

import dev.baton.core.SessionId;
import dev.baton.core.exploration.Identity;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The foreground lane of each session, and that of nobody. */
final class Foregrounds {
    private final TestScheduler owner;
    private final RunLoop loop;
    private final Map<SessionId, TestWorker> ofSessions = new HashMap<>();
    private final Map<String, Integer> namesakes = new HashMap<>();
    private final TestWorker ofNobody;

    Foregrounds(TestScheduler owner, RunLoop loop) {
        this.owner = owner;
        this.loop = loop;
        this.ofNobody = worker("foreground", Identity.named(""), null);
    }

    /** Returns the handle that is never closed on the foreground lane of a session, or of nobody. */
    TestWorker of(@Nullable SessionId session) {
        if (session == null) {
            return ofNobody;
        }
        return ofSessions.computeIfAbsent(session, id -> {
            int namesake = namesakes.merge(id.name(), 1, Integer::sum);
            return worker(id.name(), Identity.child(Identity.named(id.name()), namesake), id);
        });
    }

    private TestWorker worker(String name, long identity, @Nullable SessionId session) {
        return new TestWorker(owner, loop, new TestLane(name, true, identity, loop.candidates()), session);
    }
}
