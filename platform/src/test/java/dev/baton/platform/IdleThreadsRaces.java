package dev.baton.platform;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.lang.invoke.VarHandle;
import java.util.stream.Stream;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** Races of submitters and threads that lie down: no task is ready while all threads sleep and none is on its way. */
public class IdleThreadsRaces {
    private static class Sleepers {
        final IdleThreads idle = new IdleThreads(2);
        final PoolThread first;
        final PoolThread second;

        Sleepers() {
            ThreadPoolScheduler scheduler = new ThreadPoolScheduler(ThreadPoolScheduler.builder());
            Pool pool = new Pool(scheduler, 1, 0, Overflow.REJECT);
            first = new PoolThread(pool, 0);
            second = new PoolThread(pool, 1);
        }
    }

    /** A thread lies down and looks again; a submitter makes a task ready and looks who lies. */
    @JCStressTest
    @Outcome(id = {"it got up", "it was woken"}, expect = ACCEPTABLE)
    @Outcome(id = "it sleeps on", expect = FORBIDDEN)
    @Outcome(expect = FORBIDDEN)
    @State
    public static class LieDownAndSubmit extends Sleepers {
        private int ready; // plain, as the tail of a ring nearly is
        private boolean gotUp;

        @Actor
        public void thread() {
            idle.add(first);
            if (ready > 0) {
                gotUp = idle.remove(first);
            }
        }

        @Actor
        public void submitter() {
            ready = 1;
            VarHandle.fullFence();
            idle.wakeOne();
        }

        @Arbiter
        public void settle(L_Result result) {
            result.r1 = gotUp ? "it got up" : idle.remove(first) ? "it sleeps on" : "it was woken";
        }
    }

    /**
     * One thread gets up by itself just when a submitter wants to wake it, and another lies down. Whoever submits after
     * that must wake somebody, or rely on a thread that was woken, and not on the first submitter.
     */
    @JCStressTest
    @Outcome(id = "somebody is awake and searches", expect = ACCEPTABLE)
    @Outcome(id = "all that could search sleep", expect = FORBIDDEN)
    @Outcome(expect = FORBIDDEN)
    @State
    public static class GetUpAndSubmitTwice extends Sleepers {
        private volatile boolean gotUp;

        /** A state in which one thread sleeps. */
        public GetUpAndSubmitTwice() {
            idle.add(first);
        }

        @Actor
        public void submitter() {
            idle.wakeOne();
        }

        @Actor
        public void threadsAndSecondSubmitter() {
            gotUp = idle.remove(first);
            idle.add(second);
            idle.wakeOne();
        }

        @Arbiter
        public void settle(L_Result result) {
            result.r1 = gotUp && idle.remove(second) ? "all that could search sleep" : "somebody is awake and searches";
        }
    }

    @JCStressTest
    @Outcome(id = "one", expect = ACCEPTABLE)
    @Outcome(expect = FORBIDDEN)
    @State
    public static class WakeAndWake extends Sleepers {
        /** A state in which both threads sleep. */
        public WakeAndWake() {
            idle.add(first);
            idle.add(second);
        }

        @Actor
        public void one() {
            idle.wakeOne();
        }

        @Actor
        public void other() {
            idle.wakeOne();
        }

        @Arbiter
        public void settle(L_Result result) {
            long asleep = Stream.of(first, second).filter(idle::remove).count();
            result.r1 = asleep == 1 ? "one" : "woken: " + (2 - asleep);
        }
    }
}
