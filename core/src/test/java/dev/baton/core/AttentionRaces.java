package dev.baton.core;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** Races for the attention of a thread that passes from one task to the next, with no fence but that of the next. */
public class AttentionRaces {
    /** A thread of a scheduler, played by an actor. */
    abstract static class Race {
        final AttentiveScheduler scheduler = new AttentiveScheduler();
        final SchedulerScope scope = new SchedulerScope(scheduler, true);
        final Attention attention = new Attention(new Played());
        final AtomicInteger beginning = new AtomicInteger();
        final Body task = new Body();
        volatile boolean nextHasBegun;
        volatile boolean interruptedTooLate;

        Race() {
            new Body().submit(); // then the scope knows where it is
            scheduler.runAll();
        }

        /** Begins another task, as {@link TaskNode#run()} does. */
        final void beginNext() {
            beginning.compareAndSet(0, 1);
            if (Attention.isWanted()) {
                attention.pay();
            }
            nextHasBegun = true;
        }

        /** Notes when it is interrupted, instead of being it. */
        private final class Played extends Thread {
            @Override
            public void interrupt() {
                interruptedTooLate |= nextHasBegun;
            }
        }

        /** A task on that thread. */
        class Body extends ScopedTaskNode {
            volatile boolean ran;

            Body() {
                super(scope);
            }

            boolean submit() {
                return submitAfter(0);
            }

            @Override
            Attention attentionOfThread() {
                return attention;
            }

            @Override
            protected void runBody() {
                ran = true;
            }
        }
    }

    /** An interrupt comes before the next task begins, or not at all. */
    @JCStressTest
    @Outcome(id = "in time", expect = ACCEPTABLE)
    @Outcome(expect = FORBIDDEN)
    @State
    public static class EndAndInterrupt extends Race {
        /** A state whose task is submitted. */
        public EndAndInterrupt() {
            task.submit();
        }

        @Actor
        public void run() {
            scheduler.runAll();
            beginNext();
        }

        @Actor
        public void cancel() {
            task.cancel();
        }

        @Arbiter
        public void settle(L_Result result) {
            beginNext(); // or a wish that was heard too late would be left for the next state
            result.r1 = interruptedTooLate ? "too late" : "in time";
        }
    }

    /** A scope that closes when its last task ends hears of that before the thread begins another task. */
    @JCStressTest
    @Outcome(id = "ended", expect = ACCEPTABLE)
    @Outcome(expect = FORBIDDEN)
    @State
    public static class EndAndClose extends Race {
        private @Nullable CompletableFuture<Void> ended;

        /** A state whose task is submitted. */
        public EndAndClose() {
            task.submit();
        }

        @Actor
        public void run() {
            scheduler.runAll();
            beginNext();
        }

        @Actor
        public void close() {
            ended = scope.closeGracefully();
        }

        @Arbiter
        public void settle(L_Result result) {
            result.r1 = ended != null && ended.isDone() ? "ended" : "waits for ever";
            scope.close();
        }
    }

    /** A scope that closes takes a task and waits for it, or refuses it. */
    @JCStressTest
    @Outcome(id = {"accepted, ran before the end", "refused, ended without it"}, expect = ACCEPTABLE)
    @Outcome(expect = FORBIDDEN)
    @State
    public static class SubmitAndClose extends Race {
        private boolean accepted;
        private volatile @Nullable Boolean ranAtTheEnd;

        @Actor
        public void submit() {
            accepted = task.submit();
            scheduler.runAll();
            beginNext();
        }

        @Actor
        public void close() {
            scope.closeGracefully().thenRun(() -> ranAtTheEnd = task.ran);
        }

        @Arbiter
        public void settle(L_Result result) {
            Boolean ran = ranAtTheEnd;
            result.r1 = (accepted ? "accepted, " : "refused, ")
                    + (ran == null ? "waits for ever" : ran ? "ran before the end" : task.ran ? "ran after the end" : "ended without it");
        }
    }
}
