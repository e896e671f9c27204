package dev.baton.benchmarks.coroutines;

import dev.baton.benchmarks.figures.Goal;
import dev.baton.benchmarks.figures.Peer;
import dev.baton.benchmarks.figures.Suite;
import dev.baton.benchmarks.figures.Workload;
import java.util.List;

/** Baton's coroutine dispatchers, for tests and for production, against what others make dispatchers of. */
public final class CoroutineSuite implements Suite {
    @Override
    public String command() {
        return "CoroutineBenchmark";
    }

    @Override
    public String folder() {
        return "docs/benchmarks/coroutines";
    }

    @Override
    public String kind() {
        return "dispatcher";
    }

    @Override
    public String title() {
        return "Benchmarks of coroutines";
    }

    @Override
    public String intro() {
        return """
                What a dispatcher is asked to do: in tests, by `TestScheduler` and `batonTest` beside the `StandardTestDispatcher`
                and `runTest` of kotlinx-coroutines-test; on threads, by `ThreadPoolScheduler` beside the adapters of
                kotlinx-coroutines for an executor, for Reactor and for RxJava. Less is better. This page is written by the
                command below; a ratio is what the other takes as a multiple of what Baton takes.
                """;
    }

    @Override
    public String method() {
        return """
                Every JVM measures one contestant. All run the same coroutines, which are what users write and no calls of the
                dispatcher. Each test makes its clock and ends it, as a test does; `batonTest` and `runTest` are compared with
                each other, and what is below them, a dispatcher that is driven until it is idle, with its like.

                On threads each contestant has as many of them as there are processors, which live as long as the JVM; the
                thread that measures is none of them. The executor is Baton's pool, called as `pool::schedule`. Every invocation
                counts what has run and fails if a step was lost.

                The heap is fixed, and the serial collector has no threads that would compete for the cores. Assertions are off,
                and so is the debug mode of coroutines. The adapter of kotlinx-coroutines for Reactor is on the class path, so
                that Baton looks for a Reactor context with every task of a test.
                """;
    }

    @Override
    public String jvm() {
        return "-Xms1g -Xmx1g -Xmn256m -XX:+UseSerialGC";
    }

    @Override
    public List<Workload> workloads() {
        return CoroutineWorkloads.all();
    }

    @Override
    public List<Goal> goals() {
        return CoroutineGoals.all();
    }

    @Override
    public List<Peer> peers() {
        return List.of(
                new Peer("Reactor", List.of("version.reactor"), () -> probe("reactor")),
                new Peer("RxJava", List.of("version.rxjava"), () -> probe("rxjava")),
                new Peer("coroutines", List.of("version.coroutines"), () -> {
                    probe("executor");
                    TestCoroutines.create("standard").delays(2);
                    TestCoroutines.create("run-test").yieldsBesideTimers(2, 2);
                }));
    }

    private static void probe(String contestant) {
        try (PoolCoroutines pool = PoolCoroutines.create(contestant)) {
            pool.yields(1, 2);
            pool.launches(2);
        }
    }
}
