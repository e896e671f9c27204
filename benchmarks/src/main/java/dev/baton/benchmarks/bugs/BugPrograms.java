package dev.baton.benchmarks.bugs;

import java.util.List;

/** All programs: those of the literature and of production first, then those that are hard to hit. */
public final class BugPrograms {
    private static final List<BugProgram> ALL = List.of(
            idle("stale search", 1, "an older answer is shown over a newer one", StaleSearch::run),
            idle("double create", 1, "two requests both find nothing, and both create", DoubleCreate::run),
            jump("lost lease", 1, "a timeout meets a resumption, and a connection is lost", LostLease::run),
            idle("bounded buffer", 2, "a signal wakes the wrong side, and everybody waits", BoundedBuffer::run),
            idle("lock inversion", 1, "two locks taken in opposite orders", LockInversion::run),
            idle("lock inversion, busy", 1, "the same beside 4 unrelated chains", LockInversion::runAmongBystanders),
            idle("late cancel", 1, "a cancel after 20 ticks and completion releases twice", LateStop::run),
            idle("late cancel, hopping", 1, "the same with each tick on a worker of its own", LateCancel::run),
            idle("torn refresh", 2, "a new endpoint is used with old credentials", TornRefresh::run),
            idle("closed document", 1, "a handler goes on after its document was closed", ClosedDocument::run),
            idle("stale cache fill", 1, "a slow load fills the cache after its invalidation", StaleCacheFill::run),
            idle("half published", 2, "an entry is listed before what it refers to", HalfPublished::run),
            idle("detached task", 1, "a session ends with a task of it alive", DetachedTask::run),
            idle("quorum off by one", 3, "a read meets no replica that has the write", QuorumOffByOne::run),
            idle("ring of transfers", 3, "four transfers each hold what the one before needs", RingOfTransfers::run),
            idle("double delete", 2, "an old version enters the cache after the last delete", DoubleDelete::run));

    private BugPrograms() {}

    /** Returns all programs, in a fixed order. */
    public static List<BugProgram> all() {
        return ALL;
    }

    private static BugProgram idle(String name, int depth, String bug, BugProgram.Body body) {
        return new BugProgram(name, bug, depth, false, body);
    }

    private static BugProgram jump(String name, int depth, String bug, BugProgram.Body body) {
        return new BugProgram(name, bug, depth, true, body);
    }
}
