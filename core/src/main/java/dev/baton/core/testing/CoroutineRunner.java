package dev.baton.core.testing;

import java.util.function.UnaryOperator;

/**
 * A {@link LibraryBridge} that can also run suspending functions of Kotlin as test bodies, for test engines.
 */
public interface CoroutineRunner extends LibraryBridge {
    /**
     * Runs a suspending function once on the scheduler, as a coroutine whose steps are tasks of it, and drives the scheduler
     * until that coroutine and those launched in it have ended. For the driver's thread, outside a task.
     *
     * @param function takes a {@code Continuation}, and returns what calling the function with it returns; an exception
     *     that it throws is rethrown here as it is
     * @throws DeadlockError if the coroutines wait, and nothing left can resume them
     * @throws AssertionError if coroutines elsewhere that ran on the scheduler have not ended
     */
    void runSuspending(TestScheduler scheduler, UnaryOperator<Object> function);
}
