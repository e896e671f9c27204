package dev.baton.benchmarks.clock;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Chains of tasks that each submit the next, without delay. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Hops {
    @Param({"baton", "deque"})
    public String clock;

    @Benchmark
    @OperationsPerInvocation(8_000)
    public void hops() {
        if (clock.equals("baton")) {
            dev.baton.core.testing.TestScheduler s = dev.baton.core.testing.TestScheduler.create();
            for (int i = 0; i < 8; i++) {
                s.schedule(new Runnable() {
                    int left = 1_000;

                    @Override
                    public void run() {
                        if (--left > 0) {
                            s.schedule(this);
                        }
                    }
                });
            }
            s.runUntilIdle();
            s.close();
        } else {
            java.util.ArrayDeque<Runnable> q = new java.util.ArrayDeque<>();
            for (int i = 0; i < 8; i++) {
                q.add(new Runnable() {
                    int left = 1_000;

                    @Override
                    public void run() {
                        if (--left > 0) {
                            q.add(this);
                        }
                    }
                });
            }
            for (Runnable r = q.poll(); r != null; r = q.poll()) {
                r.run();
            }
        }
    }
}
