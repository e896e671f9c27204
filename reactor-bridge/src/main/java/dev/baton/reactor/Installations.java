package dev.baton.reactor;

import dev.baton.core.DrivenScheduler;
import dev.baton.core.Installation;
import dev.baton.core.Routed;
import dev.baton.core.Scheduler;
import dev.baton.core.SchedulerRouter;
import java.util.List;
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

    private static final List<Shared> SHARED = List.of(
            Shared.of(Flavour.PARALLEL, Schedulers::parallel),
            Shared.of(Flavour.BOUNDED_ELASTIC, Schedulers::boundedElastic),
            Shared.of(Flavour.SINGLE, Schedulers::single));

    private Installations() {}

    static Installation install(Scheduler scheduler) {
        Installation installation = ROUTER.install(scheduler);
        try {
            SHARED.forEach(shared -> shared.installed.current()); // made now, because it has a lane
            return installation;
        } catch (Throwable refused) {
            installation.close();
            throw refused;
        }
    }

    private static Installation replace(Scheduler first) {
        List<InstalledScheduler> successors = SHARED.stream().map(Shared::successor).toList();
        InstalledFactory factory = new InstalledFactory();
        Schedulers.Snapshot found = Schedulers.setFactoryWithSnapshot(factory);
        for (int i = 0; i < SHARED.size(); i++) {
            factory.replace(successors.get(i), SHARED.get(i).door);
        }
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

    /**
     * One of the schedulers that everyone shares.
     *
     * @param door how everyone gets it
     * @param installed what it is where something is installed
     */
    private record Shared(
            Flavour flavour, Supplier<reactor.core.scheduler.Scheduler> door, Routed<ReactorScheduler> installed) {
        static Shared of(Flavour flavour, Supplier<reactor.core.scheduler.Scheduler> door) {
            return new Shared(flavour, door,
                    ROUTER.routed(scheduler -> InstalledScheduler.flavoured(flavour, flavour.title(), scheduler)));
        }

        /** Returns what takes the place of the one that is there now. */
        InstalledScheduler successor() {
            return new InstalledScheduler(flavour, installed, door.get());
        }
    }
}
