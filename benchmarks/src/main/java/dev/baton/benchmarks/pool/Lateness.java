package dev.baton.benchmarks.pool;

import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * How long after its due time a task begins that a timer brings: as many timers as the size says, one every millisecond,
 * after half as many that only warm up.
 */
public class Lateness extends Measurement {
    /** Time to arm them all before the first is due. */
    private static final long LEAD_MILLIS = 100;

    /** The figure of this measurement; how long it took says nothing. */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Percentile {
        /** What 99 of 100 tasks begin within. */
        public double micros;
    }

    /** Arms all and waits for the last. */
    @Benchmark
    public void oneEveryMillisecond(Percentile p99) throws InterruptedException {
        int warming = size / 2;
        long[] late = new long[warming + size];
        CountDownLatch left = new CountDownLatch(late.length);
        for (int i = 0; i < late.length; i++) {
            int index = i;
            long delay = LEAD_MILLIS + i;
            long due = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(delay);
            pool().arm(delay, () -> {
                late[index] = System.nanoTime() - due;
                left.countDown();
            });
        }
        if (!left.await(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException(left.getCount() + " of " + late.length + " timers did not fire");
        }
        p99.micros = percentile(Arrays.copyOfRange(late, warming, late.length)) / 1e3;
    }

    /** Returns what 99 of 100 are within. */
    static long percentile(long[] late) {
        Arrays.sort(late);
        if (late[0] < 0) {
            throw new IllegalStateException("A task began " + -late[0] + " ns before its timer was due");
        }
        return late[(late.length - 1) * 99 / 100];
    }
}
