package dev.baton.core;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.util.concurrent.CompletableFuture;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;
import org.openjdk.jcstress.infra.results.ZL_Result;
import org.openjdk.jcstress.infra.results.ZZL_Result;

/** Races for a task that a library's handle owns: to run it, to interrupt it, and to close its scheduler. */
public class ScopeRaces {
    /** A task of a scheduler that keeps it for whoever runs it. */
    abstract static class Race {
        final QueuedScheduler queue = new QueuedScheduler();
        final SchedulerScope scope = new SchedulerScope(queue, true);
        volatile int ran;
        volatile boolean interrupted;

        final ScopedTaskNode task = new ScopedTaskNode(scope) {
            @Override
            protected void runBody() {
                ran++;
                interrupted = Thread.currentThread().isInterrupted();
            }
        };

        /** Runs what is queued, and returns whether an interrupt reached what the thread does next. */
        final boolean runAll() {
            for (TaskNode next = queue.poll(); next != null; next = queue.poll()) {
                next.run();
            }
            return Thread.interrupted();
        }
    }

    /** However late an interrupt comes, the thread that ran the task goes on without it. */
    @JCStressTest
    @Outcome(id = "false, .*", expect = ACCEPTABLE)
    @Outcome(expect = FORBIDDEN)
    @State
    public static class RunAndInterrupt extends Race {
        /** A state whose task is submitted. */
        public RunAndInterrupt() {
            task.submitAfter(0);
        }

        @Actor
        public void run(ZL_Result result) {
            result.r1 = runAll();
        }

        @Actor
        public void cancel() {
            task.cancel();
        }

        @Arbiter
        public void settle(ZL_Result result) {
            result.r2 = "run " + ran + (interrupted ? ", interrupted" : "");
        }
    }

    /** The body of a task whose handle was done before it ran never runs. */
    @JCStressTest
    @Outcome(id = "true, true, run 0", expect = ACCEPTABLE, desc = "Closed in time")
    @Outcome(id = {"false, true, run 1", "true, true, run 1", "false, false, run 1"}, expect = ACCEPTABLE, desc = "Closed too late")
    @Outcome(id = {"false, true, run 0", "true, false, run 0", "false, false, run 0"}, expect = ACCEPTABLE_INTERESTING,
            desc = "The thread that took it up lost its processor before it could say that it came too late")
    @Outcome(expect = FORBIDDEN)
    @State
    public static class RunAndClose extends Race {
        /** A state whose task is submitted. */
        public RunAndClose() {
            task.submitAfter(0);
        }

        @Actor
        public void run() {
            runAll();
        }

        @Actor
        public void close(ZZL_Result result) {
            scope.close();
            result.r1 = task.isDone();
            result.r2 = task.isDone();
        }

        @Arbiter
        public void settle(ZZL_Result result) {
            result.r3 = "run " + ran;
        }
    }

    /** A scheduler that ends gracefully has ended when everything it accepted has, and not before. */
    @JCStressTest
    @Outcome(id = "accepted, run 1, ended", expect = ACCEPTABLE)
    @Outcome(id = "refused, run 0, ended", expect = ACCEPTABLE)
    @Outcome(expect = FORBIDDEN)
    @State
    public static class SubmitAndEndGracefully extends Race {
        private boolean accepted;
        private boolean endedTooEarly;

        @Actor
        public void submit() {
            accepted = task.submitAfter(0);
        }

        @Actor
        public void end() {
            scope.closeGracefully();
        }

        @Arbiter
        public void settle(LL_Result result) {
            CompletableFuture<Void> ended = scope.closeGracefully();
            endedTooEarly = accepted && ended.isDone();
            runAll();
            result.r1 = accepted ? "accepted" : "refused";
            result.r2 = "run " + ran
                    + (endedTooEarly ? ", too early" : scope.closeGracefully().isDone() ? ", ended" : ", not ended");
        }
    }
}
