package dev.baton.reactor;

import dev.baton.core.Scheduler;
import dev.baton.core.ScopedTaskNode;
import dev.baton.core.TaskLabel;
import dev.baton.core.TaskScope;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Exceptions;
import reactor.core.scheduler.Schedulers;

/** A task that runs once, and its handle. */
class ReactorTask extends ScopedTaskNode implements Disposable {
    private final Runnable hooked;

    private ReactorTask(Runnable hooked, TaskScope scope) {
        super(scope);
        this.hooked = hooked;
    }

    /**
     * Submits a task after a delay and returns its handle.
     *
     * @param inherited its label if neither its subscriber nor a view has one
     * @param mayBlock false if Reactor's blocking calls are an error in it
     * @throws java.util.concurrent.RejectedExecutionException Reactor's, if the scope or the scheduler is closed
     */
    static Disposable submit(
            Runnable task, TaskScope scope, long delayNanos, @Nullable TaskLabel inherited, boolean mayBlock) {
        Runnable hooked = Schedulers.onSchedule(Objects.requireNonNull(task, "task"));
        ReactorTask node = !mayBlock
                ? new NonBlocking(task, hooked, scope)
                : hooked == task ? new ReactorTask(task, scope) : new Hooked(task, hooked, scope);
        SubscriberContext.giveTo(node, task, scope, inherited);
        boolean held;
        try {
            held = node.submitAfter(delayNanos);
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
        return nameOf(hooked);
    }

    @Override
    protected @Nullable Object body() {
        return hooked;
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

    /** A task that a hook has wrapped: reports name it by what was submitted. */
    private static class Hooked extends ReactorTask {
        private final Runnable submitted;

        Hooked(Runnable submitted, Runnable hooked, TaskScope scope) {
            super(hooked, scope);
            this.submitted = submitted;
        }

        @Override
        protected String name() {
            return nameOf(submitted);
        }

        @Override
        protected @Nullable Object body() {
            return submitted != super.body() && AutomaticPropagation.isEnabled() ? null : super.body();
        }
    }

    /** A task that must not block. */
    private static final class NonBlocking extends Hooked {
        private final Scheduler scheduler;

        NonBlocking(Runnable submitted, Runnable hooked, TaskScope scope) {
            super(submitted, hooked, scope);
            this.scheduler = scope.scheduler();
        }

        @Override
        protected void runBody() {
            NonBlockingThreads.run(this, scheduler, super::runBody);
        }
    }
}
