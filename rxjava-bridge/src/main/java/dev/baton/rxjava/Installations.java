package dev.baton.rxjava;

import dev.baton.core.DrivenScheduler;
import dev.baton.core.Installation;
import dev.baton.core.Routed;
import dev.baton.core.Scheduler;
import dev.baton.core.SchedulerRouter;
import io.reactivex.rxjava3.functions.Function;
import io.reactivex.rxjava3.plugins.RxJavaPlugins;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts handlers into {@link RxJavaPlugins} once for all who install at the same time, and takes them out again. */
final class Installations {
    static final SchedulerRouter ROUTER = new SchedulerRouter("RxJava", Installations::replace);

    private static final Map<Flavour, Routed<RxScheduler>> INSTALLED = new EnumMap<>(Flavour.class);

    static {
        for (Flavour flavour : Flavour.values()) {
            INSTALLED.put(flavour, ROUTER.routed(flavour::over));
        }
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
        if (RxJavaPlugins.isLockdown()) {
            throw new IllegalStateException("RxJavaPlugins is locked down, so no scheduler can be installed in RxJava."
                    + " Install before RxJavaPlugins.lockdown() is called, or pass schedulers to the operators");
        }
        List<Runnable> undo = new ArrayList<>();
        INSTALLED.forEach((flavour, schedulers) -> undo.add(
                PluginSlot.wrap(flavour::handler, flavour::setHandler, before -> new Handler(schedulers, before))));
        if (first.base() instanceof DrivenScheduler) {
            undo.add(PluginSlot.wrap(RxJavaPlugins::getScheduleHandler, RxJavaPlugins::setScheduleHandler, StrayTasks::new));
            undo.add(BlockingCalls.watch());
        }
        return () -> {
            if (!RxJavaPlugins.isLockdown()) { // else ours stay, and hand every call to what was there
                undo.forEach(Runnable::run);
            }
        };
    }

    /** Called by RxJava whenever somebody asks for a default scheduler; answers with the same one as long as it can. */
    private static final class Handler
            implements Function<io.reactivex.rxjava3.core.Scheduler, io.reactivex.rxjava3.core.Scheduler> {
        private final Routed<RxScheduler> schedulers;
        private final @Nullable Function<? super io.reactivex.rxjava3.core.Scheduler, ? extends io.reactivex.rxjava3.core.Scheduler>
                before;
        private volatile @Nullable RxRouted last;

        Handler(
                Routed<RxScheduler> schedulers,
                @Nullable Function<? super io.reactivex.rxjava3.core.Scheduler, ? extends io.reactivex.rxjava3.core.Scheduler>
                        before) {
            this.schedulers = schedulers;
            this.before = before;
        }

        @Override
        public io.reactivex.rxjava3.core.Scheduler apply(io.reactivex.rxjava3.core.Scheduler own) throws Throwable {
            io.reactivex.rxjava3.core.Scheduler fallback = before == null ? own : before.apply(own);
            RxRouted known = last;
            if (known == null || known.before() != fallback) {
                known = new RxRouted(schedulers, fallback);
                last = known;
            }
            return known;
        }
    }
}
