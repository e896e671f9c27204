package dev.baton.platform;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.baton.core.TaskNode;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** Races of the owner of a ring and its thieves: nobody loses a task and no two have the same. */
public class WorkRingRaces {
    private static final class Counted extends TaskNode {
        private final AtomicInteger taken = new AtomicInteger();

        @Override
        protected void execute() {
            throw new AssertionError("counted, not run");
        }
    }

    /** A ring of some tasks that begins anywhere, so that it wraps around. */
    private static class Ring {
        final WorkRing ring = new WorkRing();
        final Counted[] tasks;

        Ring(int before, int count) {
            for (int i = 0; i < before; i++) {
                ring.add(new Counted());
                ring.poll();
            }
            tasks = new Counted[count];
            for (int i = 0; i < count; i++) {
                tasks[i] = new Counted();
            }
        }

        final void addAll() {
            for (Counted task : tasks) {
                if (!ring.add(task)) {
                    take(task);
                }
            }
        }

        static void take(@Nullable TaskNode task) {
            if (task instanceof Counted counted) {
                counted.taken.incrementAndGet();
            }
        }

        static void pollAll(WorkRing ring) {
            for (TaskNode task = ring.poll(); task != null; task = ring.poll()) {
                take(task);
            }
        }

        final String verdict() {
            pollAll(ring);
            for (int i = 0; i < tasks.length; i++) {
                if (tasks[i].taken.get() != 1) {
                    return "task " + i + " was taken " + tasks[i].taken + " times";
                }
            }
            return ring.isEmpty() && ring.size() == 0 ? "each once" : "something is left";
        }
    }

    @JCStressTest
    @Outcome(id = "each once", expect = ACCEPTABLE)
    @Outcome(expect = FORBIDDEN)
    @State
    public static class PollAndSteal extends Ring {
        /** A state with three tasks. */
        public PollAndSteal() {
            super(WorkRing.CAPACITY - 2, 3);
            addAll();
        }

        @Actor
        public void owner() {
            pollAll(ring);
        }

        @Actor
        public void thief() {
            for (TaskNode task = ring.steal(); task != null; task = ring.steal()) {
                take(task);
            }
        }

        @Arbiter
        public void settle(L_Result result) {
            result.r1 = verdict();
        }
    }

    @JCStressTest
    @Outcome(id = "each once", expect = ACCEPTABLE)
    @Outcome(expect = FORBIDDEN)
    @State
    public static class PollAndMoveHalf extends Ring {
        private final WorkRing other = new WorkRing();

        /** A state with five tasks. */
        public PollAndMoveHalf() {
            super(WorkRing.CAPACITY - 2, 5);
            addAll();
        }

        @Actor
        public void owner() {
            pollAll(ring);
        }

        @Actor
        public void thief() {
            while (ring.moveHalf(other)) {
                pollAll(other);
            }
        }

        @Arbiter
        public void settle(L_Result result) {
            pollAll(other);
            result.r1 = verdict();
        }
    }

    /** The owner adds to a full ring over what thieves take, and never over what they have not. */
    @JCStressTest
    @Outcome(id = "each once", expect = ACCEPTABLE)
    @Outcome(expect = FORBIDDEN)
    @State
    public static class AddToAFullRingAndSteal extends Ring {
        private final WorkRing other = new WorkRing();

        /** A state with as many tasks as find room, and more to come. */
        public AddToAFullRingAndSteal() {
            super(100, WorkRing.CAPACITY + 20);
            while (ring.room() > 0) {
                ring.add(new Counted());
            }
        }

        @Actor
        public void owner() {
            for (Counted task : tasks) {
                if (!ring.add(task)) {
                    take(task);
                    TaskNode polled = ring.poll();
                    if (polled != null) {
                        take(polled);
                    }
                }
            }
        }

        @Actor
        public void thief() {
            for (int i = 0; i < 10; i++) {
                if (ring.moveHalf(other)) {
                    pollAll(other);
                }
                TaskNode stolen = ring.steal();
                if (stolen != null) {
                    take(stolen);
                }
            }
        }

        @Arbiter
        public void settle(L_Result result) {
            pollAll(other);
            result.r1 = verdict();
        }
    }

    /** A lane sends the same node again and again; a thief that is slow must not take it for the one before. */
    @JCStressTest
    @Outcome(id = "as often as it was added", expect = ACCEPTABLE)
    @Outcome(expect = FORBIDDEN)
    @State
    public static class SameNodeAgainAndAgain {
        private final WorkRing ring = new WorkRing();
        private final Counted node = new Counted();
        private int added;

        @Actor
        public void owner() {
            for (int i = 0; i < 2 * WorkRing.CAPACITY; i++) {
                if (ring.add(node)) {
                    added++;
                }
                Ring.take(ring.poll());
            }
        }

        @Actor
        public void thief() {
            for (int i = 0; i < WorkRing.CAPACITY; i++) {
                Ring.take(ring.steal());
            }
        }

        @Arbiter
        public void settle(L_Result result) {
            Ring.pollAll(ring);
            result.r1 = node.taken.get() == added ? "as often as it was added" : added + " added, taken " + node.taken;
        }
    }
}
