package dev.baton.benchmarks.clock;

import java.util.List;

/**
 * A library that is compared with.
 *
 * @param title names it to the reader
 * @param properties of pom.xml that hold its versions
 * @param probe uses all of it that is measured, once
 */
public record Peer(String title, List<String> properties, Runnable probe) {
    /** Returns all peers. */
    public static List<Peer> all() {
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
