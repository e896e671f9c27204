package dev.baton.reactor;

import dev.baton.core.DrivenScheduler;
import dev.baton.core.Scheduler;
import java.lang.StackWalker.StackFrame;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.CoreSubscriber;
import reactor.core.Disposable;
import reactor.core.Scannable;
import reactor.core.publisher.Hooks;

/**
 * Runs the test scheduler where a blocking call of Reactor's would wait on the thread that drives it.
 *
 * <h2>The moment</h2>
 *
 * A blocking call subscribes, looks whether its thread may block, and waits. The subscriber is a latch of Reactor's own,
 * which shows to a hook on the last operator; so the scheduler is run behind the subscription, until the latch is open.
 * What then goes wrong is thrown at the look that follows ({@link NonBlockingThreads}): whatever is thrown while
 * subscribing, Reactor makes an {@code onError} of, which wraps it. An iterator subscribes without that hook and waits
 * later, so it is noted by a hook on each flux that is assembled; see {@link BlockedIterators}.
 *
 * <h2>Time</h2>
 *
 * The work runs in virtual time. The timeout of {@code block(Duration)} is not to be seen from here and stays in real
 * time: it comes into effect when nothing is left to run, instead of a deadlock report.
 *
 * <h2>What is out of reach</h2>
 *
 * {@code toFuture().get()}, and {@code block()} on a {@code Mono} that was shared and subscribed before, wait without a
 * subscription.
 */
final class BlockingCalls {
    private static final String KEY = "dev.baton.reactor.blocking";
    private static final String BLOCKING = "reactor.core.publisher.Blocking";
    private static final String PUBLISHERS = "reactor.core.publisher.";
    private static final String CONTEXT = "ContextWriteRestoringThreadLocals";
    /** Only a walker that retains the classes may ask a frame for its method's type. */
    private static final StackWalker WALKER = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private static volatile boolean watched;

    private BlockingCalls() {}

    static void watch() {
        watched = true;
        BlockingPredicate.add();
        Hooks.onLastOperator(KEY, BlockingCalls::subscribedTo);
        Hooks.onEachOperator(KEY, BlockingCalls::assembled);
    }

    /** Returns true while a test scheduler is installed anywhere. */
    static boolean areWatched() {
        return watched;
    }

    static void ignore() {
        watched = false;
        Hooks.resetOnLastOperator(KEY);
        Hooks.resetOnEachOperator(KEY);
        BlockedIterators.forget();
    }

    /** Returns the test scheduler that the current thread drives, or may drive, or null. */
    static @Nullable DrivenScheduler driven() {
        Scheduler installed = Installations.ROUTER.current();
        return installed != null && installed.base() instanceof DrivenScheduler driven && driven.isDriverThread()
                ? driven
                : null;
    }

    private static Publisher<Object> subscribedTo(Publisher<Object> last) {
        return driven() == null ? last : WatchedPublishers.last(last, BlockingCalls::awaitLatch);
    }

    private static Publisher<Object> assembled(Publisher<Object> operator) {
        return driven() == null ? operator : WatchedPublishers.inner(operator, BlockingCalls::noteIterator);
    }

    private static void awaitLatch(CoreSubscriber<?> subscriber) {
        Object target = behindContext(subscriber);
        if (target instanceof CountDownLatch latch && isReactors(target)) {
            runUntilOpen(latch, subscriber, target);
        }
    }

    private static void noteIterator(CoreSubscriber<?> subscriber) {
        Object target = behindContext(subscriber);
        if (target instanceof Iterator<?> && isReactors(target)) {
            BlockedIterators.add(target);
        }
    }

    /** Automatic context propagation puts a subscriber of its own before that of a call. */
    private static Object behindContext(CoreSubscriber<?> subscriber) {
        if (!subscriber.getClass().getName().startsWith(CONTEXT, PUBLISHERS.length() + "Flux".length())
                && !subscriber.getClass().getName().startsWith(CONTEXT, PUBLISHERS.length() + "Mono".length())) {
            return subscriber;
        }
        Object actual = Scannable.from(subscriber).scanUnsafe(Scannable.Attr.ACTUAL);
        return actual == null ? subscriber : actual;
    }

    private static boolean isReactors(Object subscriber) {
        return subscriber.getClass().getName().startsWith(BLOCKING);
    }

    private static void runUntilOpen(CountDownLatch latch, CoreSubscriber<?> subscriber, Object target) {
        NonBlockingThreads.throwNothing();
        DrivenScheduler driven = driven();
        if (driven == null || latch.getCount() == 0 || NonBlockingThreads.isCurrent()) {
            return;
        }
        try {
            driven.runUntil(() -> latch.getCount() == 0, verdict());
        } catch (Throwable failure) {
            if (target instanceof Disposable subscription) {
                subscription.dispose();
            }
            NonBlockingThreads.throwNext(failure, subscriber);
        }
    }

    /** Returns what a deadlock report says, or null for a call that ends by itself. */
    private static @Nullable String verdict() {
        Optional<StackFrame> call = WALKER.walk(frames -> frames
                .filter(frame -> frame.getClassName().startsWith(PUBLISHERS) && frame.getMethodName().startsWith("block"))
                .findFirst());
        return call.isPresent() && call.get().getMethodType().parameterCount() > 0
                ? null
                : call.map(StackFrame::getMethodName).orElse("block") + "() waits for a publisher that nothing left can complete";
    }
}
