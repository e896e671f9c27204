package dev.baton.benchmarks.pool;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What processor time a pool takes while it waits for a timer that is far away, as many milliseconds as the size says. */
public class Idle extends Measurement {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int TASKS = 1_000;
    private static final int HOUR = 3_600_000;

    /** How long threads may go on looking for tasks after the last one. */
    private static final int SETTLING_MILLIS = 200;

    private final Tally task = new Tally();

    /** The figure of this measurement; how long it took says nothing. */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Used {
        /** Microseconds of processor time in each second. */
        public double micros;
    }

    /** Wakes every thread once, then waits. */
    @Benchmark
    public void idle(Used used) throws InterruptedException {
        for (int i = 0; i < TASKS; i++) {
            pool().execute(task);
        }
        task.await(TASKS);
        Object timer = pool().arm(HOUR, task);
        TimeUnit.MILLISECONDS.sleep(SETTLING_MILLIS);
        ThreadCounts nanos = ofOthers();
        TimeUnit.MILLISECONDS.sleep(size);
        used.micros = nanos.growth() / (double) size;
        pool().cancel(timer);
    }

    /** Returns the nanoseconds of all threads but this one: besides those of the pool, none has anything to do. */
    static ThreadCounts ofOthers() {
        long self = Thread.currentThread().getId();
        return new ThreadCounts(id -> id == self ? 0 : THREADS.getThreadCpuTime(id));
    }
}
