package dev.baton.reactor;

import dev.baton.core.DrivenScheduler;
import dev.baton.core.Scheduler;
import dev.baton.core.TaskNode;
import java.lang.StackWalker.StackFrame;
import org.jspecify.annotations.Nullable;
import reactor.core.CoreSubscriber;
import reactor.core.scheduler.Schedulers;

/**
 * Tells Reactor which threads must not block: those that run a task of a flavour that may not.
 *
 * <p>Reactor asks a predicate whenever it is about to block. It can be added and not removed (only all of them can), so
 * there is one for all time, added when it is first needed and again after somebody has removed all; it says no to every
 * thread that runs no such task. Reactor before 3.6.? has no predicates; there nobody is told, and a blocking call waits.
 */
final class NonBlockingThreads {
    private static final Thread PROBE = new Thread(() -> {}, "baton-probe"); // never started
    private static final String ASKING = "reactor.core.scheduler.Schedulers";
    private static final String ITERATING = "reactor.core.publisher.BlockingIterable";
    private static final String BLOCKING = "reactor.core.publisher.Blocking";
    private static final StackWalker WALKER = StackWalker.getInstance();

    private static final ThreadLocal<@Nullable Running> RUNNING = new ThreadLocal<>();
    private static final ThreadLocal<@Nullable Throwable> NEXT = new ThreadLocal<>();

    private NonBlockingThreads() {}

    /** Adds the predicate, unless it is there. */
    static synchronized void register() {
        if (isRegistered()) {
            return;
        }
        try {
            Schedulers.registerNonBlockingThreadPredicate(NonBlockingThreads::mustNotBlock);
        } catch (NoSuchMethodError tooOld) {
            // Blocking calls are not watched then.
        }
    }

    private static boolean isRegistered() {
        return Schedulers.isNonBlockingThread(PROBE);
    }

    /** Runs the body of a task during which its thread must not block. */
    static void run(TaskNode task, Scheduler scheduler, Runnable body) {
        Running outer = RUNNING.get();
        RUNNING.set(new Running(task, scheduler));
        try {
            body.run();
        } finally {
            if (outer == null) {
                RUNNING.remove();
            } else {
                RUNNING.set(outer);
            }
        }
    }

    /** Returns true if the current thread runs a task that must not block. */
    static boolean isCurrent() {
        return running() != null;
    }

    /** A task that some other call runs on top of such a task is not one itself. */
    private static @Nullable TaskNode running() {
        Running running = RUNNING.get();
        if (running == null) {
            return null;
        }
        return running.scheduler.base() instanceof DrivenScheduler driven && driven.currentTask() != running.task
                ? null
                : running.task;
    }

    /** Sees to it that the blocking call which has just subscribed throws. */
    static void throwNext(Throwable failure, CoreSubscriber<?> subscriber) {
        if (isRegistered()) {
            NEXT.set(failure);
        } else {
            subscriber.onError(failure);
        }
    }

    private static boolean mustNotBlock(Thread thread) {
        if (thread == PROBE) {
            return true;
        }
        if (thread != Thread.currentThread()) {
            return false;
        }
        Throwable failure = NEXT.get();
        if (failure != null) {
            NEXT.remove();
            throw NonBlockingThreads.<RuntimeException>asIs(failure);
        }
        TaskNode task = running();
        if (task != null) {
            if (blocks()) {
                throw new IllegalStateException("A blocking call of Reactor was made inside task " + task
                        + ", whose scheduler has few threads that must not wait. Return the publisher instead and let"
                        + " flatMap wait for it, or move the call to Schedulers.boundedElastic()");
            }
            return true;
        }
        if (BlockingCalls.areWatched() && iterates()) {
            BlockedIterators.run();
        }
        return false;
    }

    /** Returns true if it is a blocking call that asks, and not somebody who wants to know. */
    private static boolean blocks() {
        return isAskedBy(BLOCKING);
    }

    private static boolean iterates() {
        return isAskedBy(ITERATING);
    }

    private static boolean isAskedBy(String prefix) {
        return WALKER.walk(frames -> frames
                .map(StackFrame::getClassName)
                .dropWhile(name -> !name.equals(ASKING))
                .dropWhile(name -> name.equals(ASKING))
                .findFirst()
                .filter(name -> name.startsWith(prefix))
                .isPresent());
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> E asIs(Throwable failure) throws E {
        throw (E) failure;
    }

    private record Running(TaskNode task, Scheduler scheduler) {}
}
