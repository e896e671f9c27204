package dev.baton.junit;

import dev.baton.core.testing.CoroutineRunner;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.platform.commons.support.ReflectionSupport;

/** Kotlin's suspending functions as test methods: JUnit 6 finds them, JUnit 5 leaves them out. */
final class SuspendingFunctions {
    /** What to write where JUnit leaves it out, after the name of the test. */
    static final String REMEDY = " is a suspending function, which JUnit 5 does not call. Write it as: fun name(scheduler:"
            + " TestScheduler) = scheduler.batonTest { \u2026 }, or use JUnit 6";

    private static final String NO_RUNNER = " is a suspending function, and there is no bridge on the class path that runs it on"
            + " the scheduler of the run. Add dev.baton:baton-coroutines and kotlinx-coroutines-core";

    private SuspendingFunctions() {}

    static boolean isOne(Method method) {
        Class<?>[] types = method.getParameterTypes();
        return types.length > 0 && types[types.length - 1].getName().equals("kotlin.coroutines.Continuation");
    }

    /**
     * Returns the bridge that runs them.
     *
     * @throws ExtensionConfigurationException if there is none
     */
    static CoroutineRunner runner(TestId test, Bridges bridges) {
        return bridges.runningCoroutines().orElseThrow(() -> new ExtensionConfigurationException(test + NO_RUNNER));
    }

    /**
     * Runs one on the scheduler of a run until it has ended, and what it launched too.
     *
     * @param arguments those in front of the continuation
     */
    static void run(CoroutineRunner runner, Method method, Object instance, @Nullable Object[] arguments, ThisRun run) {
        @Nullable Object[] all = Arrays.copyOf(arguments, method.getParameterCount());
        runner.runSuspending(run.scheduler(), continuation -> {
            all[all.length - 1] = continuation;
            return ReflectionSupport.invokeMethod(method, instance, all);
        });
    }
}
