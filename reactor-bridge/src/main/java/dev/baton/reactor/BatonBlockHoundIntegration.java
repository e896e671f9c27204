package dev.baton.reactor;

import java.util.List;
import java.util.Map;
import reactor.blockhound.BlockHound;
import reactor.blockhound.integration.BlockHoundIntegration;

/**
 * Tells BlockHound where Baton's schedulers wait and lock on purpose, so that it reports what tasks do on non-blocking
 * threads and nothing else.
 *
 * <p>{@link BlockHound#install} finds it by {@link java.util.ServiceLoader}; nobody else needs it. It names classes by
 * their names, because neither the production schedulers nor BlockHound need be there. No task runs inside any of the
 * methods: what a task blocks is reported. Waiting that somebody asked for, such as {@code park} or an orderly
 * {@code close}, is reported too.
 */
@SuppressWarnings("exports") // whoever calls this has BlockHound
public final class BatonBlockHoundIntegration implements BlockHoundIntegration {
    /** Methods by class in which a thread may block. */
    static final Map<String, List<String>> ALLOWED = Map.ofEntries(
            Map.entry("dev.baton.core.BriefWait", List.of("pause")),
            Map.entry("dev.baton.platform.BriefLock", List.of("lock")),
            Map.entry("dev.baton.platform.PoolThread", List.of("search", "sleepUntilWoken", "sleepUntilTimer")),
            Map.entry("dev.baton.platform.TimerWatch", List.of("run")),
            Map.entry("dev.baton.platform.Elastic", List.of(
                    "submit", "queue", "strandedWithout", "cancelled", "close", "drain", "isQuiet", "arrivals", "queued",
                    "threads", "isOwnThread", "begin", "takeOrEnd", "await")),
            Map.entry("dev.baton.platform.ForegroundLane", List.of("queue", "lose", "next", "cancelled", "close")),
            Map.entry("dev.baton.platform.MainLoop", List.of("execute", "quit")),
            Map.entry("dev.baton.platform.Permit", List.of("give")));

    /** For the service loader. */
    public BatonBlockHoundIntegration() {}

    @Override
    public void applyTo(BlockHound.Builder builder) {
        ALLOWED.forEach((owner, methods) -> methods.forEach(method -> builder.allowBlockingCallsInside(owner, method)));
    }
}
