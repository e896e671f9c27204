package dev.baton.benchmarks.clock;

import java.lang.management.ManagementFactory;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * What a clock holds on to: the used heap after a full collection, with as many tasks pending as the size says and their
 * handles kept, less the one without. The task itself is shared, and the array of the handles is there before.
 *
 * <p>The tasks are submitted inside a task, as nearly all are; outside of one {@code VirtualTimeScheduler} queues nothing
 * but runs it at once.
 */
public class Memory extends Measurement {
    /** The serial collector spares itself some compaction, but not more than three times running. */
    private static final int COLLECTIONS = 5;

    private final Counter task = new Counter();

    /** The figure of this measurement; how long it took says nothing. */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Retained {
        /** Bytes of the heap. */
        public long bytes;
    }

    /** Ready tasks. */
    @Benchmark
    public long queued(Retained retained) {
        return measure(retained, (clock, index) -> clock.submit(task));
    }

    /** Armed timers. */
    @Benchmark
    public long timers(Retained retained) {
        int[] delays = Delays.upToAnHour(size);
        return measure(retained, (clock, index) -> clock.arm(1 + delays[index], task));
    }

    private long measure(Retained retained, Submission submission) {
        @Nullable Object[] handles = new Object[size];
        try (VirtualClock clock = create()) {
            clock.submit(() -> {
                long before = usedHeap();
                for (int i = 0; i < handles.length; i++) {
                    handles[i] = submission.submit(clock, i);
                }
                retained.bytes = usedHeap() - before;
            });
            clock.runAll();
        }
        return handles.length + task.take(size);
    }

    private static long usedHeap() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
            least = Math.min(least, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return least;
    }

    private interface Submission {
        @Nullable Object submit(VirtualClock clock, int index);
    }
}
