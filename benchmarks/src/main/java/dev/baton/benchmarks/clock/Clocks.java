package dev.baton.benchmarks.clock;

import dev.baton.core.testing.TestScheduler;

/** The contestants by name, each created as its users create it. */
final class Clocks {
    private Clocks() {}

    static VirtualClock create(String name) {
        return switch (name) {
            case "baton" -> new BatonClock(TestScheduler.create());
            case "baton-random" -> new BatonClock(TestScheduler.withSeed(1));
            case "reactor" -> new ReactorClock();
            case "rxjava" -> new RxJavaClock();
            case "coroutines" -> new CoroutinesClock();
            case "deque" -> new DequeClock();
            case "heap" -> new HeapClock();
            default -> throw new IllegalArgumentException("There is no clock " + name);
        };
    }
}
