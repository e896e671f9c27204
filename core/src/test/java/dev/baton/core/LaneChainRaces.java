package dev.baton.core;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.baton.core.LaneChain.Place;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;
import org.openjdk.jcstress.infra.results.LL_Result;
import org.openjdk.jcstress.infra.results.L_Result;

/** Races of submitters, the consumer and whoever closes for a chain. */
public class LaneChainRaces {
    /** A chain with a head that runs and one task behind it. */
    private static class Chain {
        final LaneChain chain = new LaneChain();
        final RacingNode head = new RacingNode();
        final RacingNode late = new RacingNode();

        Chain() {
            chain.add(head);
            head.run();
        }

        final void close() {
            chain.close(TaskNode::cancelIfPending);
        }
    }

    /** Exactly one of two submitters to an idle lane sends for the consumer. */
    @JCStressTest
    @Outcome(id = {"FIRST, BEHIND, true", "BEHIND, FIRST, true"}, expect = ACCEPTABLE)
    @Outcome(expect = FORBIDDEN)
    @State
    public static class AddAndAdd {
        private final LaneChain chain = new LaneChain();
        private final RacingNode one = new RacingNode();
        private final RacingNode other = new RacingNode();

        @Actor
        public void first(LLL_Result result) {
            result.r1 = chain.add(one);
        }

        @Actor
        public void second(LLL_Result result) {
            result.r2 = chain.add(other);
        }

        @Arbiter
        public void settle(LLL_Result result) {
            RacingNode first = result.r1 == Place.FIRST ? one : other;
            result.r3 = chain.isHead(first) && chain.advance(first) == (first == one ? other : one);
        }
    }

    /** Either the lane rests and the submitter sends for the consumer, or the consumer goes on. */
    @JCStressTest
    @Outcome(id = {"true, FIRST, true", "false, BEHIND, true"}, expect = ACCEPTABLE)
    @Outcome(expect = FORBIDDEN)
    @State
    public static class AddAndRest extends Chain {
        @Actor
        public void submitter(LLL_Result result) {
            result.r2 = chain.add(late);
        }

        @Actor
        public void consumer(LLL_Result result) {
            result.r1 = chain.rest(head);
        }

        @Arbiter
        public void settle(LLL_Result result) {
            result.r3 = chain.isHead(late);
        }
    }

    @JCStressTest
    @Outcome(id = {"BEHIND, run 0, cancelled 1", "NOWHERE, run 0, cancelled 0"}, expect = ACCEPTABLE)
    @Outcome(expect = FORBIDDEN)
    @State
    public static class AddAndClose extends Chain {
        @Actor
        public void submitter(LL_Result result) {
            result.r1 = chain.add(late);
        }

        @Actor
        public void closer() {
            close();
        }

        @Arbiter
        public void settle(LL_Result result) {
            result.r2 = late.fate();
        }
    }

    @JCStressTest
    @Outcome(id = {"FIRST, run 0, cancelled 1", "NOWHERE, run 0, cancelled 0"}, expect = ACCEPTABLE)
    @Outcome(expect = FORBIDDEN)
    @State
    public static class AddFirstAndClose {
        private final LaneChain chain = new LaneChain();
        private final RacingNode task = new RacingNode();

        @Actor
        public void submitter(LL_Result result) {
            result.r1 = chain.add(task);
        }

        @Actor
        public void closer() {
            chain.close(TaskNode::cancelIfPending);
        }

        @Arbiter
        public void settle(LL_Result result) {
            result.r2 = task.fate();
        }
    }

    /** Whatever the consumer has not come to is shown to the closer, and neither waits for ever. */
    @JCStressTest
    @Outcome(id = {"run 1, cancelled 0, run 1, cancelled 0", "run 1, cancelled 0, run 0, cancelled 1"}, expect = ACCEPTABLE)
    @Outcome(id = "run 0, cancelled 1, run 0, cancelled 1", expect = ACCEPTABLE)
    @Outcome(id = "run 0, cancelled 1, run 1, cancelled 0", expect = ACCEPTABLE, desc = "The worker does not let it come to this")
    @Outcome(expect = FORBIDDEN)
    @State
    public static class AdvanceAndClose extends Chain {
        private final RacingNode last = new RacingNode();

        /** A state with two tasks behind the head. */
        public AdvanceAndClose() {
            chain.add(late);
            chain.add(last);
        }

        @Actor
        public void consumer() {
            for (TaskNode task = chain.advance(head); task != null; task = chain.advance(task)) {
                task.run();
            }
        }

        @Actor
        public void closer() {
            close();
        }

        @Arbiter
        public void settle(LL_Result result) {
            result.r1 = late.fate();
            result.r2 = last.fate();
        }
    }

    @JCStressTest
    @Outcome(id = "true, run 0, cancelled 0", expect = ACCEPTABLE, desc = "It had rested when it was closed")
    @Outcome(expect = FORBIDDEN)
    @State
    public static class RestAndClose extends Chain {
        @Actor
        public void consumer(LL_Result result) {
            result.r1 = chain.rest(head);
        }

        @Actor
        public void closer() {
            close();
        }

        @Arbiter
        public void settle(LL_Result result) {
            result.r2 = chain.head() == null ? late.fate() : "somebody is left";
        }
    }

    /** A periodic task leaves and comes back, before or behind the one that is being added. */
    @JCStressTest
    @Outcome(id = {"late again", "again late"}, expect = ACCEPTABLE)
    @Outcome(expect = FORBIDDEN)
    @State
    public static class AddAndAddAgain extends Chain {
        @Actor
        public void submitter() {
            chain.add(late);
        }

        @Actor
        public void consumer() {
            chain.detach(head);
            chain.add(head);
        }

        @Arbiter
        public void settle(L_Result result) {
            TaskNode first = chain.head();
            while (first != null && first != head && first != late) {
                first = chain.advance(first); // the stand-in
            }
            TaskNode second = first == null ? null : chain.advance(first);
            while (second != null && second != head && second != late) {
                second = chain.advance(second);
            }
            result.r1 = first == late && second == head ? "late again" : first == head && second == late ? "again late" : "torn";
        }
    }

    @JCStressTest
    @Outcome(id = {"BEHIND, run 0, cancelled 1", "NOWHERE, run 0, cancelled 1"}, expect = ACCEPTABLE)
    @Outcome(expect = FORBIDDEN)
    @State
    public static class AddAgainAndClose extends Chain {
        private final RacingNode periodic = new RacingNode();

        /** A state in which a pending task is the head, as a periodic one is after its run. */
        public AddAgainAndClose() {
            chain.add(periodic);
            chain.advance(head);
            chain.add(late);
        }

        @Actor
        public void consumer(LL_Result result) {
            chain.detach(periodic);
            result.r1 = chain.add(periodic);
            if (result.r1 == Place.NOWHERE) {
                periodic.cancel();
            }
        }

        @Actor
        public void closer() {
            close();
        }

        @Arbiter
        public void settle(LL_Result result) {
            result.r2 = periodic.fate();
        }
    }
}
