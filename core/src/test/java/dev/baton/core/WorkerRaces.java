package dev.baton.core;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;
import org.openjdk.jcstress.infra.results.L_Result;

/** Races for a worker over a pool: submission, its threads, cancellation and closing. */
public class WorkerRaces {
    private static class OnPool {
        final HandPool pool = new HandPool();
        final Worker worker = pool.createWorker();
        final RacingNode task = new RacingNode();

        final String submit(long delayNanos) {
            try {
                worker.submit(task, delayNanos);
                return "accepted";
            } catch (RejectedExecutionException closed) {
                return "rejected";
            }
        }

        final String fate() {
            pool.fire();
            pool.run();
            return task.fate();
        }
    }

    /** Each submitter's tasks keep their order, and none overlaps another. */
    @JCStressTest
    @Outcome(id = {"a1 a2 b ", "a1 b a2 ", "b a1 a2 "}, expect = ACCEPTABLE)
    @Outcome(expect = FORBIDDEN)
    @State
    public static class SubmitAndSubmit extends OnPool {
        private final StringBuilder ran = new StringBuilder(); // plain: a lane needs no lock

        private void submit(String name) {
            worker.schedule(() -> ran.append(name).append(' '));
            pool.run();
        }

        @Actor
        public void one() {
            submit("a1");
            submit("a2");
        }

        @Actor
        public void other() {
            submit("b");
        }

        @Arbiter
        public void settle(L_Result result) {
            pool.run();
            result.r1 = ran.toString();
        }
    }

    @JCStressTest
    @Outcome(id = {"accepted, run 1, cancelled 0", "accepted, run 0, cancelled 1", "rejected, run 0, cancelled 0"}, expect = ACCEPTABLE)
    @Outcome(id = {"accepted, run 1, cancelled 1"}, expect = FORBIDDEN, desc = "Closing cancels nothing that runs")
    @Outcome(expect = FORBIDDEN)
    @State
    public static class SubmitAndClose extends OnPool {
        @Actor
        public void submitter(LL_Result result) {
            result.r1 = submit(0);
            pool.run();
        }

        @Actor
        public void closer() {
            worker.close();
        }

        @Arbiter
        public void settle(LL_Result result) {
            result.r2 = fate();
        }
    }

    /** What closing cancels is the end of the lane: no task runs behind one that was cancelled. */
    @JCStressTest
    @Outcome(id = {"run 1, cancelled 0, run 1, cancelled 0", "run 1, cancelled 0, run 0, cancelled 1"}, expect = ACCEPTABLE)
    @Outcome(id = "run 0, cancelled 1, run 0, cancelled 1", expect = ACCEPTABLE)
    @Outcome(id = "run 0, cancelled 1, run 1, cancelled 0", expect = FORBIDDEN, desc = "The second without the first")
    @Outcome(expect = FORBIDDEN)
    @State
    public static class RunAndClose extends OnPool {
        private final RacingNode second = new RacingNode();

        /** A state with two tasks in a lane. */
        public RunAndClose() {
            worker.submit(task);
            worker.submit(second);
        }

        @Actor
        public void thread() {
            pool.run();
        }

        @Actor
        public void closer() {
            worker.close();
        }

        @Arbiter
        public void settle(LL_Result result) {
            result.r1 = fate();
            result.r2 = second.fate();
        }
    }

    /** A task that is rejected while it may be seen already may hear of the closing, and never runs. */
    @JCStressTest
    @Outcome(id = {"accepted, run 1, cancelled 0", "accepted, run 0, cancelled 1"}, expect = ACCEPTABLE)
    @Outcome(id = {"rejected, run 0, cancelled 0", "rejected, run 0, cancelled 1"}, expect = ACCEPTABLE)
    @Outcome(expect = FORBIDDEN)
    @State
    public static class SubmitAndClosePool extends OnPool {
        @Actor
        public void submitter(LL_Result result) {
            result.r1 = submit(0);
            pool.run();
        }

        @Actor
        public void closer() {
            pool.close();
        }

        @Arbiter
        public void settle(LL_Result result) {
            result.r2 = fate();
        }
    }

    @JCStressTest
    @Outcome(id = {"accepted, run 1, cancelled 0", "accepted, run 0, cancelled 1"}, expect = ACCEPTABLE)
    @Outcome(id = {"rejected, run 0, cancelled 0", "rejected, run 0, cancelled 1"}, expect = ACCEPTABLE)
    @Outcome(expect = FORBIDDEN)
    @State
    public static class ArmAndClose extends OnPool {
        @Actor
        public void submitter(LL_Result result) {
            result.r1 = submit(1);
            pool.fire();
            pool.run();
        }

        @Actor
        public void closer() {
            worker.close();
        }

        @Arbiter
        public void settle(LL_Result result) {
            result.r2 = fate();
        }
    }

    @JCStressTest
    @Outcome(id = "true, run 0, cancelled 1", expect = ACCEPTABLE)
    @Outcome(id = {"false, run 1, cancelled 0", "false, run 1, cancelled 1"}, expect = ACCEPTABLE)
    @Outcome(expect = FORBIDDEN)
    @State
    public static class FireAndCancel extends OnPool {
        /** A state with a timer. */
        public FireAndCancel() {
            worker.submit(task, 1);
        }

        @Actor
        public void timer() {
            pool.fire();
            pool.run();
        }

        @Actor
        public void canceller(LL_Result result) {
            result.r1 = task.cancel();
        }

        @Arbiter
        public void settle(LL_Result result) {
            result.r2 = fate();
        }
    }

    @JCStressTest
    @Outcome(id = "true, run 0, cancelled 1", expect = ACCEPTABLE)
    @Outcome(expect = FORBIDDEN)
    @State
    public static class ArmAndCancel extends OnPool {
        @Actor
        public void submitter() {
            worker.submit(task, 1);
        }

        @Actor
        public void canceller(LL_Result result) {
            result.r1 = task.cancel();
        }

        @Arbiter
        public void settle(LL_Result result) {
            result.r2 = fate();
        }
    }

    /** What is submitted while a periodic task puts itself back runs once, and so does the periodic one. */
    @JCStressTest
    @Outcome(id = "run 1, cancelled 0, 3", expect = ACCEPTABLE)
    @Outcome(expect = FORBIDDEN)
    @State
    public static class RepeatAndSubmit extends OnPool {
        private int runs;

        private void tick() {
            if (++runs == 3) {
                periodic.cancel();
            }
        }

        private final Cancellable periodic = worker.schedulePeriodically(Duration.ZERO, Duration.ZERO, this::tick);

        @Actor
        public void thread() {
            pool.run();
        }

        @Actor
        public void submitter() {
            worker.submit(task);
            pool.run();
        }

        @Arbiter
        public void settle(LL_Result result) {
            result.r1 = fate();
            result.r2 = runs;
        }
    }

    /** A periodic task that a closing lane meets between two runs is cancelled, and never left behind. */
    @JCStressTest
    @Outcome(id = "true, true", expect = ACCEPTABLE)
    @Outcome(expect = FORBIDDEN)
    @State
    public static class RepeatAndClose extends OnPool {
        private final Cancellable periodic = worker.schedulePeriodically(Duration.ZERO, Duration.ofNanos(1), () -> {});

        @Actor
        public void thread() {
            pool.run();
            pool.fire();
            pool.run();
        }

        @Actor
        public void closer() {
            worker.close();
        }

        @Arbiter
        public void settle(LL_Result result) {
            fate();
            result.r1 = periodic.isDone();
            result.r2 = periodic.isCancelled();
        }
    }
}
