package dev.baton.benchmarks.pool;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What all threads together allocate: the figure of a measurement for which it does not matter how long it takes. */
@AuxCounters(AuxCounters.Type.EVENTS)
@State(Scope.Thread)
public class Allocated {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Bytes of the heap. */
    public long bytes;

    /** What is measured. */
    interface Work {
        void run() throws InterruptedException;
    }

    void during(Work work) throws InterruptedException {
        ThreadCounts counts = new ThreadCounts(THREADS::getThreadAllocatedBytes);
        work.run();
        bytes = counts.growth();
    }
}
