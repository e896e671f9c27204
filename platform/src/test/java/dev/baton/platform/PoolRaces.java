package dev.baton.platform;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.baton.core.TaskNode;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;
import org.openjdk.jcstress.infra.results.ZL_Result;

/** Races of submission, timers, cancellation and closing for a scheduler whose threads are actors, or do not come. */
public class PoolRaces {
    private static final class Counted extends TaskNode {
        private final AtomicInteger runs = new AtomicInteger();
        private final AtomicInteger cancellations = new AtomicInteger();

        @Override
        protected void execute() {
            runs.incrementAndGet();
        }

        @Override
        protected void onCancel(boolean begun) {
            cancellations.incrementAndGet();
        }
    }

    private static class Unstarted {
        final ThreadPoolScheduler scheduler =
                new ThreadPoolScheduler(ThreadPoolScheduler.builder().threads(1));
        final Counted task = new Counted();

        final void runThread() {
            ((Pool) scheduler.background()).lives().forEach(Runnable::run);
        }

        final String submit(long delayNanos) {
            try {
                scheduler.submit(task, delayNanos);
                return "accepted";
            } catch (RejectedExecutionException closed) {
                return "rejected";
            }
        }

        final String fate() {
            return "run " + task.runs + ", cancelled " + task.cancellations;
        }
    }

    /** The thread of the pool runs or cancels what was accepted, and ends. */
    @JCStressTest
    @Outcome(id = {"accepted, run 1, cancelled 0", "accepted, run 0, cancelled 1"}, expect = ACCEPTABLE)
    @Outcome(expect = FORBIDDEN)
    @State
    public static class RunAndClose extends Unstarted {
        @Actor
        public void thread() {
            runThread();
        }

        @Actor
        public void submitter(LL_Result result) {
            result.r1 = submit(0);
            scheduler.close();
        }

        @Arbiter
        public void settle(LL_Result result) {
            result.r2 = fate();
        }
    }

    @JCStressTest
    @Outcome(id = {"accepted, run 0, cancelled 1", "rejected, run 0, cancelled 0"}, expect = ACCEPTABLE)
    @Outcome(expect = FORBIDDEN)
    @State
    public static class SubmitAndClose extends Unstarted {
        @Actor
        public void submitter(LL_Result result) {
            result.r1 = submit(0);
        }

        @Actor
        public void closer() {
            scheduler.close();
        }

        @Arbiter
        public void settle(LL_Result result) {
            result.r2 = fate();
        }
    }

    @JCStressTest
    @Outcome(id = {"accepted, run 0, cancelled 1", "rejected, run 0, cancelled 0"}, expect = ACCEPTABLE)
    @Outcome(expect = FORBIDDEN)
    @State
    public static class ArmAndClose extends Unstarted {
        @Actor
        public void submitter(LL_Result result) {
            result.r1 = submit(1_000_000_000_000L);
        }

        @Actor
        public void closer() {
            scheduler.close();
        }

        @Arbiter
        public void settle(LL_Result result) {
            result.r2 = fate();
        }
    }

    /** The timer thread fires what is due, and ends when it is closed. */
    @JCStressTest
    @Outcome(id = {"accepted, run 0, cancelled 1"}, expect = ACCEPTABLE)
    @Outcome(expect = FORBIDDEN)
    @State
    public static class FireAndClose extends Unstarted {
        @Actor
        public void timerThread() {
            scheduler.timers().watch().run();
        }

        @Actor
        public void submitter(LL_Result result) {
            result.r1 = submit(1);
            scheduler.close();
        }

        @Arbiter
        public void settle(LL_Result result) {
            result.r2 = fate();
        }
    }

    /** Whoever comes second, the submitter or the canceller, takes the timer out. */
    @JCStressTest
    @Outcome(id = "true, 0 armed, run 0, cancelled 1", expect = ACCEPTABLE)
    @Outcome(expect = FORBIDDEN)
    @State
    public static class ArmAndCancel extends Unstarted {
        @Actor
        public void submitter() {
            scheduler.submit(task, 1_000_000_000_000L);
        }

        @Actor
        public void canceller(ZL_Result result) {
            result.r1 = task.cancel();
        }

        @Arbiter
        public void settle(ZL_Result result) {
            result.r2 = scheduler.timers().count() + " armed, " + fate();
        }
    }

    /** A cancelled task is not run, and the thread that comes to it goes on. */
    @JCStressTest
    @Outcome(id = {"true, run 0, cancelled 1", "false, run 1, cancelled 0", "false, run 1, cancelled 1"}, expect = ACCEPTABLE)
    @Outcome(expect = FORBIDDEN)
    @State
    public static class RunAndCancel extends Unstarted {
        /** A state with a ready task. */
        public RunAndCancel() {
            scheduler.submit(task);
        }

        @Actor
        public void thread() {
            runThread();
        }

        @Actor
        public void canceller(ZL_Result result) {
            result.r1 = task.cancel();
            while (scheduler.snapshot().idleThreads() == 0) {
                Thread.onSpinWait();
            }
            scheduler.close();
        }

        @Arbiter
        public void settle(ZL_Result result) {
            result.r2 = fate();
        }
    }

    /** The queue of the elastic side stays whole when a task is cancelled while it is queued. */
    @JCStressTest
    @Outcome(id = "true, 0 queued, run 0, cancelled 1", expect = ACCEPTABLE)
    @Outcome(expect = FORBIDDEN)
    @State
    public static class QueueAndCancelElastic {
        private final ThreadPoolScheduler scheduler = new ThreadPoolScheduler(
                ThreadPoolScheduler.builder().threads(1).threadFactory(life -> new Thread(() -> {}))); // none that runs it
        private final Counted task = new Counted();

        @Actor
        public void submitter() {
            scheduler.elastic().submit(task);
        }

        @Actor
        public void canceller(ZL_Result result) {
            result.r1 = task.cancel();
        }

        @Arbiter
        public void settle(ZL_Result result) {
            result.r2 = scheduler.snapshot().elasticTasks() + " queued, run " + task.runs + ", cancelled " + task.cancellations;
        }
    }
}
