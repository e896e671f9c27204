package dev.baton.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.baton.core.SessionId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Family S: sessions are inherited. */
@Requires(Capability.SESSIONS)
public interface SessionRules extends Rules {
    /**
     * A task without a session of its own belongs to the session of the task that submitted it.
     *
     * <p>If this fails, check that tasks are submitted where the library submits them, and not later from elsewhere.
     */
    @Test
    default void s1_taskInheritsTheSessionOfItsSubmitter() {
        everywhere(subject -> {
            SessionId session = SessionId.create("request");
            LibraryScheduler library = subject.library();
            List<SessionId> seen = new ArrayList<>();
            Runnable look = () -> seen.add(subject.test().currentSession());
            subject.library(scheduler -> scheduler.inSession(session)).schedule(() -> {
                library.schedule(look);
                library.scheduleAfter(Duration.ofMillis(1), look);
                library.createWorker().schedule(look);
            });
            subject.runUntil("S1: all three inheriting tasks run", () -> seen.size() == 3);
            assertEquals(Collections.nCopies(3, session), seen, "S1: tasks inherit the session of their submitter");
        });
    }

    /**
     * A worker's tasks belong to the session in which it was created, whoever submits them.
     *
     * <p>If this fails, check that the library's worker makes our worker when it is created, not at its first task.
     */
    @Test
    default void s2_workerKeepsTheSessionOfItsCreation() {
        everywhere(subject -> {
            SessionId creator = SessionId.create("creator");
            SessionId submitter = SessionId.create("submitter");
            LibraryScheduler library = subject.library();
            List<SessionId> seen = new ArrayList<>();
            List<Submissions> worker = new ArrayList<>();
            subject.library(scheduler -> scheduler.inSession(creator)).schedule(() -> worker.add(library.createWorker()));
            subject.runUntil("S2: the worker is created", () -> worker.size() == 1);
            subject.library(scheduler -> scheduler.inSession(submitter)).schedule(
                    () -> worker.get(0).schedule(() -> seen.add(subject.test().currentSession())));
            subject.runUntil("S2: the worker's task runs", () -> seen.size() == 1);
            assertEquals(List.of(creator), seen, "S2: a worker's tasks belong to the session of its creation");
        });
    }

    /**
     * A session given by a view beats an inherited one.
     *
     * <p>If this fails, check that the bridge submits to the view it was given.
     */
    @Test
    default void s3_sessionOfTheViewBeatsTheInheritedOne() {
        everywhere(subject -> {
            SessionId outer = SessionId.create("outer");
            SessionId explicit = SessionId.create("explicit");
            LibraryScheduler inside = subject.library(scheduler -> scheduler.inSession(explicit));
            List<SessionId> seen = new ArrayList<>();
            subject.library(scheduler -> scheduler.inSession(outer)).schedule(() -> {
                inside.schedule(() -> seen.add(subject.test().currentSession()));
                inside.createWorker().schedule(() -> seen.add(subject.test().currentSession()));
            });
            subject.runUntil("S3: both tasks run", () -> seen.size() == 2);
            assertEquals(List.of(explicit, explicit), seen, "S3: the view's session wins");
        });
    }

    /**
     * A session in the library's own context beats that of the view and the inherited one.
     *
     * <p>If this fails, check that the bridge gives the task its session before it submits it to the view.
     */
    @Test
    @Requires(Capability.LABEL_IN_CONTEXT)
    default void s4_sessionInTheContextBeatsThatOfTheView() {
        everywhere(subject -> {
            SessionId outer = SessionId.create("outer");
            SessionId explicit = SessionId.create("explicit");
            LibraryScheduler plain = subject.library();
            LibraryScheduler inside = subject.library(scheduler -> scheduler.inSession(outer));
            List<SessionId> seen = new ArrayList<>();
            inside.schedule(() -> {
                inside.inContext(explicit).schedule(() -> seen.add(subject.test().currentSession()));
                plain.inContext(explicit).scheduleAfter(
                        Duration.ofMillis(1), () -> seen.add(subject.test().currentSession()));
            });
            subject.runUntil("S4: both tasks run", () -> seen.size() == 2);
            assertEquals(List.of(explicit, explicit), seen, "S4: the session in the context wins");
        });
    }
}
