package dev.baton.reactor;

import dev.baton.core.PeriodicTaskNode;
import dev.baton.core.TaskLabel;
import dev.baton.core.TaskScope;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Exceptions;
import reactor.core.scheduler.Schedulers;

/** A task that runs again and again, and its handle. */
final class ReactorPeriodicTask extends PeriodicTaskNode implements Disposable {
    private final Runnable submitted;
    private final Runnable hooked;

    private ReactorPeriodicTask(Runnable task, TaskScope scope, long periodNanos) {
        super(scope, periodNanos);
        this.submitted = Objects.requireNonNull(task, "task");
        this.hooked = Schedulers.onSchedule(task);
    }

    /**
     * Submits the first run and returns the handle of all.
     *
     * @param inherited its label if neither its subscriber nor a view has one
     * @throws java.util.concurrent.RejectedExecutionException Reactor's, if the scope or the scheduler is closed
     */
    static Disposable submit(
            Runnable task, TaskScope scope, long initialNanos, long periodNanos, @Nullable TaskLabel inherited) {
        ReactorPeriodicTask node = new ReactorPeriodicTask(task, scope, periodNanos);
        SubscriberContext.giveTo(node, task, scope.scheduler(), inherited);
        boolean held;
        try {
            held = node.start(initialNanos);
        } catch (RuntimeException refused) {
            throw Rejection.of(refused);
        }
        if (!held) {
            throw Exceptions.failWithRejected();
        }
        return node;
    }

    @Override
    protected void runBody() {
        hooked.run();
    }

    @Override
    protected void onFailure(Throwable failure) {
        report(ErrorHooks.call(failure));
    }

    @Override
    protected String name() {
        return nameOf(submitted);
    }

    @Override
    protected @Nullable Object body() {
        return AutomaticPropagation.isEnabled() ? null : hooked;
    }

    @Override
    protected String library() {
        return "reactor";
    }

    @Override
    public void dispose() {
        cancel();
    }

    @Override
    public boolean isDisposed() {
        return isDone();
    }
}
