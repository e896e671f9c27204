package dev.baton.reactor;

import dev.baton.core.PeriodicTaskNode;
import dev.baton.core.Scheduler;
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
    private final @Nullable Scheduler nonBlocking; // where it runs, if it must not block

    private ReactorPeriodicTask(Runnable task, TaskScope scope, long periodNanos, boolean mayBlock) {
        super(scope, periodNanos);
        this.nonBlocking = mayBlock ? null : scope.scheduler();
        this.submitted = Objects.requireNonNull(task, "task");
        this.hooked = Schedulers.onSchedule(task);
    }

    /**
     * Submits the first run and returns the handle of all.
     *
     * @param inherited its label if neither its subscriber nor a view has one
     * @param mayBlock false if Reactor's blocking calls are an error in it
     * @throws java.util.concurrent.RejectedExecutionException Reactor's, if the scope or the scheduler is closed
     */
    static Disposable submit(
            Runnable task,
            TaskScope scope,
            long initialNanos,
            long periodNanos,
            @Nullable TaskLabel inherited,
            boolean mayBlock) {
        ReactorPeriodicTask node = new ReactorPeriodicTask(task, scope, periodNanos, mayBlock);
        SubscriberContext.giveTo(node, task, scope, inherited);
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
        if (nonBlocking == null) {
            hooked.run();
        } else {
            NonBlockingThreads.run(this, nonBlocking, hooked);
        }
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
