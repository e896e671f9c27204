package dev.baton.benchmarks.pool;

import dev.baton.benchmarks.figures.Goal;
import dev.baton.benchmarks.figures.Peer;
import dev.baton.benchmarks.figures.Suite;
import dev.baton.benchmarks.figures.Workload;
import java.util.List;

/** Baton's pool against those of the JDK, Reactor, RxJava and coroutines. */
public final class PoolSuite implements Suite {
    @Override
    public String command() {
        return "PoolBenchmark";
    }

    @Override
    public String folder() {
        return "docs/benchmarks/pool";
    }

    @Override
    public String kind() {
        return "scheduler";
    }

    @Override
    public String title() {
        return "Benchmarks of the schedulers for production";
    }

    @Override
    public String intro() {
        return """
                What a scheduler with real threads is asked to do, on Baton's `ThreadPoolScheduler`, on what Reactor, RxJava and
                coroutines bring themselves, and on the executors of the JDK. Less is better. This page is written by the command
                below; a ratio is what the other takes as a multiple of what Baton takes.
                """;
    }

    @Override
    public String method() {
        return """
                Every JVM measures one contestant, which has as many threads as there are processors and lives as long as the
                JVM. The thread that measures is none of them. The heap is fixed and the same for all; the serial collector
                takes about a hundredth of the time. Assertions are off. Each is called on the shortest road that is public:
                Reactor and RxJava on the scheduler itself where no worker is asked for, coroutines on the dispatcher, below the
                coroutines. All contestants run the same tasks. Every invocation counts them and fails if one was lost, ran
                twice, or began before it was due. Reactor and RxJava hand direct tasks to their threads in turn; how often
                these fall asleep in between differs from fork to fork, so their hops spread widely.

                Garbage is what the JVM says that all its threads have allocated, after enough invocations that the compiler has
                done what it will. Processor time is that of all threads but the one that measures.
                """;
    }

    /**
     * {@inheritDoc} With the serial collector, young collections took about a hundredth of the time of every contestant that
     * was looked at. The parallel one, tried on busy cores, paused for less in all here and for more there, because its
     * threads wait for each other: single pauses were of up to 160 ms instead of 26.
     */
    @Override
    public String jvm() {
        return "-Xms1g -Xmx1g -Xmn256m -XX:+UseSerialGC";
    }

    @Override
    public List<Workload> workloads() {
        return PoolWorkloads.all();
    }

    @Override
    public List<Goal> goals() {
        return PoolGoals.all();
    }

    @Override
    public List<Peer> peers() {
        return List.of(
                new Peer("Reactor", List.of("version.reactor"), () -> probe("reactor", "baton-reactor")),
                new Peer("RxJava", List.of("version.rxjava"), () -> probe("rxjava", "baton-rxjava")),
                new Peer("coroutines", List.of("version.coroutines"), () -> probe("coroutines")));
    }

    private static void probe(String... contestants) {
        for (String contestant : contestants) {
            Tally task = new Tally();
            try (Pool pool = Pools.create(contestant)) {
                pool.cancel(pool.arm(1_000_000, task));
                pool.execute(task);
                pool.worker().execute(task);
                task.await(2);
            }
        }
    }
}
