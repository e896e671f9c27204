package dev.baton.reactor;

import dev.baton.core.DrivenScheduler;
import dev.baton.core.Installation;
import dev.baton.core.Routed;
import dev.baton.core.Scheduler;
import dev.baton.core.SchedulerRouter;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;
import reactor.core.scheduler.Schedulers;

/**
 * Puts schedulers into {@link Schedulers} and takes them out again.
 *
 * <p>Reactor's factory is replaced once for all who install at the same time. Its shared schedulers are set aside alive
 * and asked for beforehand, so that threads which have nothing installed go on with the very same.
 */
final class Installations {
    static final SchedulerRouter ROUTER = new SchedulerRouter("Reactor", Installations::replace);

    private static final Map<Flavour, Supplier<reactor.core.scheduler.Scheduler>> SHARED = new EnumMap<>(Map.of(
            Flavour.PARALLEL, Schedulers::parallel,
            Flavour.BOUNDED_ELASTIC, Schedulers::boundedElastic,
            Flavour.SINGLE, Schedulers::single));

    private static final Map<Flavour, Routed<ReactorScheduler>> INSTALLED = new EnumMap<>(Flavour.class);

    static {
        SHARED.keySet().forEach(flavour -> INSTALLED.put(flavour,
                ROUTER.routed(scheduler -> InstalledScheduler.flavoured(flavour, flavour.title(), scheduler))));
    }

    private Installations() {}

    static Installation install(Scheduler scheduler) {
        Installation installation = ROUTER.install(scheduler);
        try {
            INSTALLED.values().forEach(Routed::current); // in the order of the enum: a lane is called after who makes it when
            return installation;
        } catch (Throwable refused) {
            installation.close();
            throw refused;
        }
    }

    private static Installation replace(Scheduler first) {
        Map<Flavour, reactor.core.scheduler.Scheduler> originals = new EnumMap<>(Flavour.class);
        SHARED.forEach((flavour, shared) -> originals.put(flavour, shared.get()));
        InstalledFactory factory = new InstalledFactory();
        Schedulers.Snapshot found = Schedulers.setFactoryWithSnapshot(factory);
        originals.forEach((flavour, original) -> factory.replace(
                new InstalledScheduler(flavour, INSTALLED.get(flavour), original), SHARED.get(flavour)));
        boolean isForTests = first.base() instanceof DrivenScheduler;
        if (isForTests) {
            BlockingCalls.watch();
        }
        return () -> {
            if (isForTests) {
                BlockingCalls.ignore();
            }
            Schedulers.resetFrom(found);
        };
    }
}
