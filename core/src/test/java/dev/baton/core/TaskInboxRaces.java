package dev.baton.core;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/** Races of submitters and one consumer for an inbox. Tasks are named by the digit of their submitter and their number. */
public class TaskInboxRaces {
    private static final class Named extends TaskNode {
        private final String name;

        Named(String name) {
            this.name = name;
        }

        @Override
        protected void execute() {}

        @Override
        protected String name() {
            return name;
        }
    }

    private static void drain(TaskInbox inbox, StringBuilder taken) {
        for (TaskNode task = inbox.poll(); task != null; task = inbox.poll()) {
            taken.append(task.name()).append(' ');
        }
    }

    @JCStressTest
    @Outcome(id = {"a b ", "b a "}, expect = ACCEPTABLE)
    @Outcome(expect = FORBIDDEN)
    @State
    public static class AddAndAdd {
        private final TaskInbox inbox = new TaskInbox();

        @Actor
        public void first() {
            inbox.add(new Named("a"));
        }

        @Actor
        public void second() {
            inbox.add(new Named("b"));
        }

        @Arbiter
        public void settle(L_Result result) {
            StringBuilder taken = new StringBuilder();
            drain(inbox, taken);
            result.r1 = taken.toString();
        }
    }

    /** One of two submitters finds the inbox filled once its own task is in: it must wake the consumer. */
    @JCStressTest
    @Outcome(id = {"false, false", "true, false", "false, true"}, expect = ACCEPTABLE)
    @Outcome(id = "true, true", expect = FORBIDDEN, desc = "Nobody wakes the consumer")
    @Outcome(expect = FORBIDDEN)
    @State
    public static class AddAndSee {
        private final TaskInbox inbox = new TaskInbox();

        @Actor
        public void first(ZZ_Result result) {
            inbox.add(new Named("a"));
            result.r1 = inbox.isEmpty();
        }

        @Actor
        public void second(ZZ_Result result) {
            inbox.add(new Named("b"));
            result.r2 = inbox.isEmpty();
        }
    }

    @JCStressTest
    @Outcome(id = "a b c ", expect = ACCEPTABLE)
    @Outcome(expect = FORBIDDEN)
    @State
    public static class AddAndPoll {
        private final TaskInbox inbox = new TaskInbox();
        private final StringBuilder taken = new StringBuilder();

        @Actor
        public void submitter() {
            inbox.add(new Named("a"));
            inbox.add(new Named("b"));
            inbox.add(new Named("c"));
        }

        @Actor
        public void consumer() {
            drain(inbox, taken);
            drain(inbox, taken);
        }

        @Arbiter
        public void settle(L_Result result) {
            drain(inbox, taken);
            result.r1 = taken.toString();
        }
    }

    /** The consumer adds the last task again, as a lane does, while somebody adds another behind it. */
    @JCStressTest
    @Outcome(id = {"a a b ", "a b a "}, expect = ACCEPTABLE)
    @Outcome(expect = FORBIDDEN)
    @State
    public static class AddAndAddAgain {
        private final TaskInbox inbox = new TaskInbox();
        private final StringBuilder taken = new StringBuilder();

        /** A state with one task. */
        public AddAndAddAgain() {
            inbox.add(new Named("a"));
        }

        @Actor
        public void submitter() {
            inbox.add(new Named("b"));
        }

        @Actor
        public void consumer() {
            TaskNode task = inbox.poll();
            while (task == null) { // it meets the tear
                task = inbox.poll();
            }
            taken.append(task.name()).append(' ');
            inbox.add(task);
        }

        @Arbiter
        public void settle(L_Result result) {
            drain(inbox, taken);
            result.r1 = taken.toString();
        }
    }
}
