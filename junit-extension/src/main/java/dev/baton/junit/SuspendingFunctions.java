package dev.baton.junit;

import java.lang.reflect.Method;

/** Kotlin's suspending functions as test methods: JUnit 5 leaves them out, and JUnit 6 would run them in real time. */
final class SuspendingFunctions {
    /** What to write instead, after the name of the test. */
    static final String REMEDY = " is a suspending function, which would not run on the scheduler of the run. Let it return Unit"
            + " and launch its body on scheduler.asCoroutineDispatcher(), then call scheduler.runUntilIdle()";

    private SuspendingFunctions() {}

    static boolean isOne(Method method) {
        Class<?>[] types = method.getParameterTypes();
        return types.length > 0 && types[types.length - 1].getName().equals("kotlin.coroutines.Continuation");
    }
}
