package dev.baton.junit;

import dev.baton.core.testing.CoroutineRunner;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExecutableInvoker;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/** Calls for each run what {@link Rerun} says. */
final class RunCalls {
    private final Body body;
    private final ExecutableInvoker invoker;
    private final RunInProgress inProgress;

    /** Calls the test method. */
    private interface Body {
        void call(Object instance, ThisRun run);
    }

    /**
     * Calls a method.
     *
     * @param resolved its arguments, without the continuation of a suspending function
     * @throws ExtensionConfigurationException if it is a suspending function, and no bridge runs those
     */
    RunCalls(
            TestId test,
            Method method,
            List<? extends @Nullable Object> resolved,
            ExecutableInvoker invoker,
            RunInProgress inProgress) {
        this.body = bodyOf(test, method, Parameters.ofEachRun(method, resolved));
        this.invoker = invoker;
        this.inProgress = inProgress;
    }

    private static Body bodyOf(TestId test, Method method, Function<ThisRun, @Nullable Object[]> arguments) {
        if (!SuspendingFunctions.isOne(method)) {
            return (instance, run) -> ReflectionSupport.invokeMethod(method, instance, arguments.apply(run));
        }
        CoroutineRunner runner = SuspendingFunctions.runner(test, Bridges.found());
        return (instance, run) -> SuspendingFunctions.run(runner, method, instance, arguments.apply(run), run);
    }

    /**
     * Returns the call.
     *
     * @param instances the test instance, and before it those of the classes around it
     */
    RunCall of(Rerun rerun, List<Object> instances) {
        if (rerun == Rerun.METHOD) {
            Object instance = instances.get(instances.size() - 1);
            return run -> body.call(instance, run);
        }
        return run -> inProgress.during(run, () -> {
            List<Object> ofRun = rerun == Rerun.INSTANCE ? newInstances(instances) : instances;
            withLifecycle(ofRun, 0, run);
        });
    }

    private List<Object> newInstances(List<Object> like) {
        List<Object> made = new ArrayList<>();
        Object outer = null;
        for (Object instance : like) {
            outer = invoker.invoke(instance.getClass().getDeclaredConstructors()[0], outer);
            made.add(outer);
        }
        return made;
    }

    /** The classes around come first and end last; within one class superclasses do, as with JUnit itself. */
    private void withLifecycle(List<Object> instances, int level, ThisRun run) {
        if (level == instances.size()) {
            body.call(instances.get(level - 1), run);
            return;
        }
        Object instance = instances.get(level);
        List<Method> after = AnnotationSupport.findAnnotatedMethods(
                instance.getClass(), AfterEach.class, HierarchyTraversalMode.BOTTOM_UP);
        Throwable failure = null;
        try {
            AnnotationSupport.findAnnotatedMethods(instance.getClass(), BeforeEach.class, HierarchyTraversalMode.TOP_DOWN)
                    .forEach(before -> invoker.invoke(before, instance));
            withLifecycle(instances, level + 1, run);
        } catch (Throwable thrown) {
            failure = thrown;
        }
        for (Method each : after) {
            try {
                invoker.invoke(each, instance);
            } catch (Throwable thrown) {
                if (failure == null) {
                    failure = thrown;
                } else if (failure != thrown) {
                    failure.addSuppressed(thrown);
                }
            }
        }
        if (failure != null) {
            throw RunCalls.<RuntimeException>asUnchecked(failure);
        }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // a test method may throw anything, and what it throws must stay itself
    private static <T extends Throwable> T asUnchecked(Throwable any) throws T {
        throw (T) any;
    }
}
