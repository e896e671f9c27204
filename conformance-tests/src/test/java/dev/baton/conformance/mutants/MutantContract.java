package dev.baton.conformance.mutants;

import dev.baton.conformance.Bridge;
import dev.baton.conformance.Capability;
import dev.baton.conformance.Environment;
import dev.baton.conformance.SchedulerContract;
import dev.baton.core.testing.TestScheduler;
import dev.baton.platform.ThreadPoolScheduler;
import java.util.EnumMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/** The contract for one mutant. Not a test of its own: {@link MutantsTest} launches it and expects it to fail. */
final class MutantContract implements SchedulerContract {
    /** The mutant under test; the launcher makes instances of this class by itself. */
    static volatile Mutant mutant = Mutant.LIFO_LANE;

    @Override
    public Bridge bridge() {
        return mutant.bridge();
    }

    @Override
    public Stream<Environment> environments() {
        return mutant.needsThreads()
                ? Stream.of(pool(mutant.threads()))
                : Stream.of(Environment.virtual(TestScheduler.create()), Environment.virtual(TestScheduler.withSeed(1)));
    }

    private static Environment pool(int threads) {
        Queue<Throwable> errors = new ConcurrentLinkedQueue<>();
        ThreadPoolScheduler scheduler = ThreadPoolScheduler.builder().threads(threads).errorHandler(errors::add).build();
        return Environment.realTime(scheduler, threads, errors, until -> {});
    }

    @Override
    public Map<Capability, String> absent() {
        Map<Capability, String> absent = new EnumMap<>(Capability.class);
        absent.put(Capability.ROUND_TRIP, "mutants convert nothing");
        if (!mutant.hasContext()) {
            absent.put(Capability.LABEL_IN_CONTEXT, "this mutant has no context");
        }
        if (mutant != Mutant.IN_PLACE_ANYWHERE) {
            absent.put(Capability.IN_PLACE, "this mutant runs nothing in place");
        }
        if (mutant != Mutant.HOOK_NOT_CALLED) {
            absent.put(Capability.HOOK, "this mutant has no hook");
        }
        if (!mutant.rule().equals("c9")) {
            absent.put(Capability.INTERRUPT, "this mutant does not interrupt");
        }
        if (!mutant.rule().equals("c10")) {
            absent.put(Capability.GRACEFUL_CLOSE, "this mutant has no graceful end");
        }
        if (!(mutant.bridge() instanceof BrokenLibrary)) {
            absent.put(Capability.INSTALLABLE, "this mutant is not installed");
            absent.put(Capability.BLOCKING_CALLS, "this mutant has no blocking calls");
        }
        if (mutant.needsThreads()) {
            for (Capability virtual : new Capability[] {
                Capability.VIRTUAL_TIME, Capability.DEPRIORITIZATION, Capability.SESSIONS, Capability.SEEDED_ORDER,
                Capability.NESTED_BLOCKING, Capability.FOREGROUND
            }) {
                absent.put(virtual, "this shows on real threads only");
            }
        }
        return absent;
    }
}
