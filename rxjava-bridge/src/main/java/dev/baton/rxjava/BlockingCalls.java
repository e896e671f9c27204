package dev.baton.rxjava;

import dev.baton.core.DrivenScheduler;
import dev.baton.core.Routed;
import dev.baton.core.Scheduler;
import dev.baton.rxjava.BlockedSubscribers.Progress;
import io.reactivex.rxjava3.core.Observer;
import io.reactivex.rxjava3.disposables.Disposable;
import io.reactivex.rxjava3.functions.BiFunction;
import io.reactivex.rxjava3.functions.BooleanSupplier;
import io.reactivex.rxjava3.plugins.RxJavaPlugins;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;

/**
 * Runs the test scheduler where a blocking call of RxJava's would wait on the thread that drives it.
 *
 * <h2>The moment</h2>
 *
 * A blocking call subscribes, asks {@link RxJavaPlugins#onBeforeBlocking} whether it may wait, and waits. So the scheduler
 * is run in the answer. RxJava asks only if {@link RxJavaPlugins#setFailOnNonBlockingScheduler} is on, which makes the
 * threads of its own {@code computation()} and {@code single()} refuse to block as long as a scheduler is installed.
 *
 * <h2>How far</h2>
 *
 * Until the call can go on, and no further: the subscribe hooks show the subscriber that it waits for. RxJava's are
 * latches, or queues whose signals are counted. With several futures at once it is not to be seen which one is asked, so
 * all of them are run to their end.
 *
 * <h2>What is out of reach</h2>
 *
 * {@code Observable.blockingSubscribe} with arguments asks nobody. With several blocking iterators at once only the
 * newest is seen.
 */
final class BlockingCalls {
    private static final String INTERNAL = "io.reactivex.rxjava3.internal.";
    private static final Set<String> ASKING = Set.of(
            BlockingCalls.class.getName(), "io.reactivex.rxjava3.plugins.RxJavaPlugins");
    private static final CompletableFuture<@Nullable Void> DONE = CompletableFuture.completedFuture(null);
    private static final Routed<BlockedSubscribers> BLOCKED = Installations.ROUTER.routed(scheduler -> new BlockedSubscribers());

    private BlockingCalls() {}

    /** Sets the hooks, and returns what takes them out again. */
    @SuppressWarnings({"rawtypes", "unchecked"}) // RxJava's hooks are raw
    static Runnable watch() {
        boolean asked = RxJavaPlugins.isFailOnNonBlockingScheduler();
        List<Runnable> undo = List.of(
                PluginSlot.wrap(RxJavaPlugins::getOnBeforeBlocking, RxJavaPlugins::setOnBeforeBlocking,
                        before -> () -> mayNotBlock(asked ? before : null)),
                PluginSlot.<BiFunction>wrap(RxJavaPlugins::getOnFlowableSubscribe, RxJavaPlugins::setOnFlowableSubscribe,
                        before -> (source, target) -> seen((Subscriber) through(before, source, target))),
                PluginSlot.<BiFunction>wrap(RxJavaPlugins::getOnObservableSubscribe, RxJavaPlugins::setOnObservableSubscribe,
                        before -> (source, target) -> seen((Observer) through(before, source, target))),
                PluginSlot.<BiFunction>wrap(RxJavaPlugins::getOnSingleSubscribe, RxJavaPlugins::setOnSingleSubscribe,
                        before -> (source, target) -> latchSeen(through(before, source, target))),
                PluginSlot.<BiFunction>wrap(RxJavaPlugins::getOnMaybeSubscribe, RxJavaPlugins::setOnMaybeSubscribe,
                        before -> (source, target) -> latchSeen(through(before, source, target))),
                PluginSlot.<BiFunction>wrap(RxJavaPlugins::getOnCompletableSubscribe, RxJavaPlugins::setOnCompletableSubscribe,
                        before -> (source, target) -> latchSeen(through(before, source, target))));
        RxJavaPlugins.setFailOnNonBlockingScheduler(true);
        return () -> {
            undo.forEach(Runnable::run);
            RxJavaPlugins.setFailOnNonBlockingScheduler(asked);
        };
    }

    @SuppressWarnings({"rawtypes", "unchecked"})
    private static Object through(@Nullable BiFunction before, Object source, Object target) throws Throwable {
        return before == null ? target : before.apply(source, target);
    }

    private static <T> Subscriber<T> seen(Subscriber<T> subscriber) {
        if (isQueue(subscriber)) {
            Signals.ToSubscriber<T> counting = new Signals.ToSubscriber<>(subscriber);
            return add(subscriber, counting) ? counting : subscriber;
        }
        return latchSeen(subscriber);
    }

    private static <T> Observer<T> seen(Observer<T> observer) {
        if (isQueue(observer)) {
            Signals.ToObserver<T> counting = new Signals.ToObserver<>(observer);
            return add(observer, counting) ? counting : observer;
        }
        return latchSeen(observer);
    }

    private static boolean isQueue(Object subscriber) {
        String name = subscriber.getClass().getName();
        return !(subscriber instanceof CountDownLatch) && name.startsWith(INTERNAL) && name.contains(".Blocking");
    }

    private static <T> T latchSeen(T subscriber) {
        if (subscriber.getClass().getName().startsWith(INTERNAL)) {
            if (subscriber instanceof CountDownLatch latch) {
                add(subscriber, () -> latch.getCount() == 0);
            } else if (subscriber instanceof Disposable lambda && BlockedSubscribers.isLambda(subscriber.getClass())) {
                add(subscriber, lambda::isDisposed);
            }
        }
        return subscriber;
    }

    private static boolean add(Object subscriber, Progress progress) {
        BlockedSubscribers blocked = driven() == null ? null : BLOCKED.current();
        if (blocked != null) {
            blocked.add(subscriber.getClass(), progress);
        }
        return blocked != null;
    }

    /** Returns the test scheduler that the current thread drives, or may drive, or null. */
    private static @Nullable DrivenScheduler driven() {
        Scheduler installed = Installations.ROUTER.current();
        return installed != null && installed.base() instanceof DrivenScheduler driven && driven.isDriverThread()
                ? driven
                : null;
    }

    /** Called by a blocking call before it waits; when this returns, it need not. */
    private static boolean mayNotBlock(@Nullable BooleanSupplier before) throws Throwable {
        DrivenScheduler driven = driven();
        BlockedSubscribers blocked = BLOCKED.current();
        if (driven != null && blocked != null) {
            rejectInTask(driven);
            run(driven, blocked.endOfWait(caller()));
        }
        return before != null && before.getAsBoolean();
    }

    private static void run(DrivenScheduler driven, BlockedSubscribers.@Nullable Wait wait) {
        if (wait == null) {
            driven.runUntil(() -> false, null);
        } else {
            driven.runUntil(wait.end(), wait.isCertain() ? "a blocking call of RxJava waits for a source that nothing left can complete" : null);
        }
    }

    private static void rejectInTask(DrivenScheduler driven) {
        if (driven.currentTask() != null) {
            try {
                driven.blockOn(DONE); // which is allowed if the scheduler was built so
            } catch (IllegalStateException refused) {
                throw new IllegalStateException("A blocking call of RxJava was made inside a task. " + refused.getMessage(), refused);
            }
        }
    }

    private static String caller() {
        return StackWalker.getInstance().walk(frames -> frames
                .filter(frame -> !ASKING.contains(frame.getClassName()) && !frame.getMethodName().equals("verifyNonBlocking"))
                .findFirst())
                .map(StackWalker.StackFrame::getClassName)
                .orElse("");
    }
}
