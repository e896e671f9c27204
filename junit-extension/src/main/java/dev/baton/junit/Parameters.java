package dev.baton.junit;

import dev.baton.core.BackgroundExecutor;
import dev.baton.core.ForegroundExecutor;
import dev.baton.core.Scheduler;
import dev.baton.core.testing.LibraryBridge;
import dev.baton.core.testing.TestScheduler;
import java.lang.reflect.Method;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes what test methods may have as parameters, by type. */
final class Parameters {
    private static final Map<Class<?>, Function<ThisRun, ?>> OWN = Map.of(
            TestScheduler.class, ThisRun::scheduler,
            Scheduler.class, ThisRun::scheduler,
            ExplorationContext.class, Function.identity(),
            BackgroundExecutor.class, run -> new BackgroundExecutor(run.scheduler()),
            ForegroundExecutor.class, run -> new ForegroundExecutor(run.scheduler()),
            Clock.class, run -> run.scheduler().asClock(),
            ScheduledExecutorService.class, ThisRun::executor,
            ExecutorService.class, ThisRun::executor,
            Executor.class, ThisRun::executor);

    private Parameters() {}

    static boolean isMade(Class<?> type) {
        return OWN.containsKey(type) || Bridges.found().making(type).isPresent();
    }

    static Object make(Class<?> type, ThisRun run) {
        Function<ThisRun, ?> own = OWN.get(type);
        if (own != null) {
            return own.apply(run);
        }
        LibraryBridge bridge = Bridges.found().making(type).orElseThrow();
        return bridge.parameter(type, run.scheduler());
    }

    /**
     * Returns what makes the arguments of one run.
     *
     * @param resolved what JUnit has resolved once; null where it was told to leave it to us
     */
    static Function<ThisRun, @Nullable Object[]> ofEachRun(Method method, List<? extends @Nullable Object> resolved) {
        Class<?>[] types = method.getParameterTypes();
        boolean[] isOurs = new boolean[types.length];
        for (int i = 0; i < resolved.size(); i++) {
            isOurs[i] = resolved.get(i) == null && isMade(types[i]);
        }
        return run -> {
            @Nullable Object[] arguments = resolved.toArray();
            for (int i = 0; i < arguments.length; i++) {
                if (isOurs[i]) {
                    arguments[i] = make(types[i], run);
                }
            }
            return arguments;
        };
    }
}
