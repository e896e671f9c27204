package dev.baton.benchmarks.clock;

import dev.baton.benchmarks.figures.Goal;
import dev.baton.benchmarks.figures.Peer;
import dev.baton.benchmarks.figures.Suite;
import dev.baton.benchmarks.figures.Workload;
import java.util.List;

/** The virtual clocks of the JVM, against each other. */
public final class ClockSuite implements Suite {
    @Override
    public String command() {
        return "ClockBenchmark";
    }

    @Override
    public String folder() {
        return "docs/benchmarks";
    }

    @Override
    public String kind() {
        return "clock";
    }

    @Override
    public String title() {
        return "Benchmarks of the virtual clock";
    }

    @Override
    public String intro() {
        return """
                What a virtual clock is asked to do, on Baton's `TestScheduler`, on the test clocks of Reactor, RxJava and
                coroutines, and on two bare loops that are no clocks but show what is possible. Less is better. This page is
                written by the command below; a ratio is what the other takes as a multiple of what Baton takes.
                """;
    }

    @Override
    public String method() {
        return """
                Every JVM measures one contestant. Its heap is fixed, and its young generation small enough to be used up during
                the warm-up; with 1,000,000 timers the whole heap is touched beforehand: nobody pays for fresh pages. The serial
                collector has no threads that would compete for the cores; on the parallel one Baton's timers gain a fifth and the
                others nothing. Assertions are off. Delays are whole
                milliseconds, because coroutines know no less. Reactor is called on its scheduler
                and RxJava on one worker, which is the shorter road of each. All contestants run the same tasks; timers and short
                runs are counted, and an invocation that lost one fails.

                Memory is the used heap after full collections, with compressed references, less the one before the tasks
                were submitted. The array of their handles and the task itself, which they share, do not count.
                """;
    }

    /**
     * {@inheritDoc} The serial collector has no threads of its own, which on two cores would compete with the one that is
     * measured. The parallel collector was tried: hops take the same on it, and of the timers only Baton's become faster,
     * by a fifth.
     */
    @Override
    public String jvm() {
        return "-Xms1g -Xmx1g -Xmn256m -XX:+UseSerialGC";
    }

    @Override
    public List<Workload> workloads() {
        return ClockWorkloads.all();
    }

    @Override
    public List<Goal> goals() {
        return ClockGoals.all();
    }

    @Override
    public List<Peer> peers() {
        return List.of(
                new Peer("Reactor", List.of("version.reactor", "version.reactor-test"), () -> probe("reactor")),
                new Peer("RxJava", List.of("version.rxjava"), () -> probe("rxjava")),
                new Peer("coroutines", List.of("version.coroutines"), () -> probe("coroutines")));
    }

    private static void probe(String clock) {
        Counter task = new Counter();
        try (VirtualClock probed = Clocks.create(clock)) {
            probed.cancel(probed.arm(1, task));
            probed.submit(task);
            probed.worker().submit(task);
            probed.runSecond();
            probed.runAll();
        }
        for (String on : List.of("own", "baton")) {
            Operators.create(clock, on).interval(2);
            Operators.create(clock, on).debounce(2);
            Operators.create(clock, on).flatMap(2);
        }
    }
}
