package dev.baton.reactor;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Schedulers;

/**
 * What Reactor asks before it blocks a thread.
 *
 * <p>Reactor lets anyone add a predicate and nobody remove one, except all at once. So there is one for all time, added
 * when it is first needed, and again after somebody has removed all. The first releases of Reactor 3.6 ask nobody.
 */
final class BlockingPredicate {
    private static final Thread PROBE = new Thread(() -> {}, "baton-probe"); // never started, it stands for the question
    private static final @Nullable MethodHandle ADDITION = addition();

    private BlockingPredicate() {}

    private static @Nullable MethodHandle addition() {
        try {
            return MethodHandles.publicLookup().findStatic(Schedulers.class, "registerNonBlockingThreadPredicate",
                    MethodType.methodType(void.class, Predicate.class));
        } catch (ReflectiveOperationException unasked) {
            return null;
        }
    }

    /** Returns false if this Reactor asks nobody. */
    static boolean isSupported() {
        return ADDITION != null;
    }

    /** Adds the predicate, unless it is there. */
    static synchronized void add() {
        if (ADDITION != null && !isAdded()) {
            Predicate<Thread> predicate = BlockingPredicate::mustNotBlock;
            try {
                ADDITION.invokeExact(predicate);
            } catch (Throwable impossible) {
                throw new AssertionError("Schedulers.registerNonBlockingThreadPredicate threw", impossible);
            }
        }
    }

    /** Returns true if Reactor asks. */
    static boolean isAdded() {
        return Schedulers.isNonBlockingThread(PROBE);
    }

    private static boolean mustNotBlock(Thread thread) {
        return thread == PROBE || (thread == Thread.currentThread() && NonBlockingThreads.mustNotBlock());
    }
}
