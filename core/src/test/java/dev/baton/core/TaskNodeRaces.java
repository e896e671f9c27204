package dev.baton.core;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;
import org.openjdk.jcstress.infra.results.ZZL_Result;

/** Races for one task: to run it and to cancel it. */
public class TaskNodeRaces {
    /** A task is run or cancelled before it begins, and whoever cancelled knows which. */
    @JCStressTest
    @Outcome(id = "true, run 0, cancelled 1", expect = ACCEPTABLE, desc = "Cancelled before it began")
    @Outcome(id = "false, run 1, cancelled 1", expect = ACCEPTABLE, desc = "Cancelled while it ran")
    @Outcome(id = "false, run 1, cancelled 0", expect = ACCEPTABLE, desc = "Done before")
    @Outcome(expect = FORBIDDEN)
    @State
    public static class RunAndCancel {
        private final RacingNode task = new RacingNode();

        @Actor
        public void run() {
            task.run();
        }

        @Actor
        public void cancel(LL_Result result) {
            result.r1 = task.cancel();
        }

        @Arbiter
        public void settle(LL_Result result) {
            result.r2 = task.fate();
        }
    }

    /** Of two cancellations at most one succeeds, and the task hears of it once. */
    @JCStressTest
    @Outcome(id = {"true, false, run 0, cancelled 1", "false, true, run 0, cancelled 1"}, expect = ACCEPTABLE)
    @Outcome(expect = FORBIDDEN)
    @State
    public static class CancelTwice {
        private final RacingNode task = new RacingNode();

        @Actor
        public void first(ZZL_Result result) {
            result.r1 = task.cancel();
        }

        @Actor
        public void second(ZZL_Result result) {
            result.r2 = task.cancel();
        }

        @Arbiter
        public void settle(ZZL_Result result) {
            result.r3 = task.fate();
        }
    }

    /** The task hears of a cancellation while it runs once. */
    @JCStressTest
    @Outcome(id = "false, false, run 1, cancelled 1", expect = ACCEPTABLE)
    @Outcome(expect = FORBIDDEN)
    @State
    public static class CancelFromInsideAndOutside {
        private boolean inside;
        private final RacingNode task = new RacingNode(this::cancel);

        private void cancel() {
            inside = cancelItself();
        }

        private boolean cancelItself() {
            return task.cancel();
        }

        @Actor
        public void run() {
            task.run();
        }

        @Actor
        public void outside(ZZL_Result result) {
            while (!task.isBegun()) {
                Thread.onSpinWait();
            }
            result.r2 = task.cancel();
        }

        @Arbiter
        public void settle(ZZL_Result result) {
            result.r1 = inside;
            result.r3 = task.fate();
        }
    }

    @JCStressTest
    @Outcome(id = "run 1, cancelled 0, null", expect = ACCEPTABLE)
    @Outcome(expect = FORBIDDEN)
    @State
    public static class RunTwice {
        private final RacingNode task = new RacingNode();

        @Actor
        public void first() {
            task.run();
        }

        @Actor
        public void second() {
            task.run();
        }

        @Arbiter
        public void settle(LL_Result result) {
            result.r1 = task.fate();
        }
    }

    /** A periodic task, whose state goes to and fro, is cancelled at the first attempt and then never begins again. */
    @JCStressTest
    @Outcome(id = "true, run 0, cancelled 1", expect = ACCEPTABLE, desc = "Before the first run")
    @Outcome(id = "true, run 1, cancelled 1", expect = ACCEPTABLE, desc = "In the first run or before the second")
    @Outcome(id = "true, run 2, cancelled 1", expect = ACCEPTABLE, desc = "In the second run or before the third")
    @Outcome(expect = FORBIDDEN)
    @State
    public static class RepeatAndCancel {
        private final HandPool pool = new HandPool();
        private int runs;
        private int cancellations;
        private final PeriodicTaskNode periodic = new PeriodicTaskNode(pool, 1) {
            @Override
            protected void runBody() {
                runs++;
            }

            @Override
            protected void onCancel(boolean begun) {
                cancellations++;
            }
        };

        /** A state whose periodic task is submitted. */
        public RepeatAndCancel() {
            periodic.start(0);
        }

        @Actor
        public void run() {
            pool.run();
            pool.fire();
        }

        @Actor
        public void cancel(LL_Result result) {
            result.r1 = periodic.cancel();
        }

        @Arbiter
        public void settle(LL_Result result) {
            int before = runs;
            pool.run();
            pool.fire();
            result.r2 = before == runs ? "run " + runs + ", cancelled " + cancellations : "run after it was cancelled";
        }
    }
}
