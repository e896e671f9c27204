package dev.baton.reactor;

import dev.baton.core.DrivenScheduler;
import dev.baton.core.Scheduler;
import dev.baton.core.SessionId;
import dev.baton.core.TaskLabel;
import dev.baton.core.TaskNode;
import dev.baton.core.TaskScope;
import org.jspecify.annotations.Nullable;
import reactor.core.CoreSubscriber;
import reactor.core.Scannable;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * Gives a task the label and the session that its subscriber put into the {@code Context}.
 *
 * <h2>Where the subscriber is</h2>
 *
 * What an operator submits nearly always is its subscriber, or names it as {@link Scannable.Attr#ACTUAL}. That shows only
 * before the {@code onSchedule} hooks have wrapped the task. Nothing is wrapped or allocated in order to look, and nobody
 * looks where labels make no difference: to ask a lambda for interfaces that it has not takes time.
 *
 * <h2>Where there is none</h2>
 *
 * A few operators submit to a worker what does not lead to a subscriber; such a task has the label of the task that
 * created the worker, which as a rule is the one that subscribed. An operator's own task that is submitted directly
 * ({@code cache} with a time to live) has that of the task that submits it. Both rank behind the label of a view.
 *
 * <h2>What is wrong in the context</h2>
 *
 * A value of another type under one of the two keys is reported to the scheduler, so that the test fails, and the task
 * runs without it. To throw it would end a subscription that does not depend on labels, or, in operators that expect
 * nothing but a rejection, lose the signal.
 */
final class SubscriberContext {
    private SubscriberContext() {}

    /** Gives a task that is about to be submitted what belongs to it, or a label if there is no other. */
    static void giveTo(TaskNode task, Runnable submitted, TaskScope scope, @Nullable TaskLabel inherited) {
        if (!scope.isUsingLabels()) {
            return;
        }
        CoreSubscriber<?> subscriber = subscriberOf(submitted);
        if (subscriber != null) {
            give(task, submitted, subscriber.currentContext(), scope.scheduler());
        }
        task.labelIfAbsent(inherited);
    }

    /** Returns the label that a worker made now gives to its tasks, or null. */
    static @Nullable TaskLabel inherited(TaskScope scope) {
        return scope.isUsingLabels()
                        && scope.scheduler().defaultLabel() == null
                        && scope.scheduler().base() instanceof DrivenScheduler driven
                ? driven.currentLabel()
                : null;
    }

    /** Returns the label that a task of an operator has if it leads to no subscriber; for what users submit, null. */
    static @Nullable TaskLabel inherited(TaskScope scope, Runnable submitted) {
        return scope.isUsingLabels() && submitted instanceof Scannable ? inherited(scope) : null;
    }

    private static void give(TaskNode task, Runnable submitted, Context context, Scheduler scheduler) {
        if (!context.isEmpty()) {
            task.labelIfAbsent(value(context, TaskLabel.class, submitted, scheduler));
            task.sessionIfAbsent(value(context, SessionId.class, submitted, scheduler));
        }
    }

    private static @Nullable CoreSubscriber<?> subscriberOf(Runnable submitted) {
        if (submitted instanceof CoreSubscriber<?> subscriber) {
            return subscriber;
        }
        return submitted instanceof Scannable operator
                        && operator.scanUnsafe(Scannable.Attr.ACTUAL) instanceof CoreSubscriber<?> subscriber
                ? subscriber
                : null;
    }

    private static <T> @Nullable T value(ContextView context, Class<T> key, Runnable submitted, Scheduler scheduler) {
        Object value = context.getOrDefault(key, null);
        if (value == null || key.isInstance(value)) {
            return key.cast(value);
        }
        scheduler.reportError(new IllegalArgumentException("The Reactor Context of task " + TaskNode.nameOf(submitted)
                + " holds a " + value.getClass().getName() + " under the key " + key.getSimpleName()
                + ".class, where only a " + key.getName() + " may be. Put one there or use another key; the task runs"
                + " without it"));
        return null;
    }
}
