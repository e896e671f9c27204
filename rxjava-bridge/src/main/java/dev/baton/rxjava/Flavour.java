package dev.baton.rxjava;

import dev.baton.core.Scheduler;
import dev.baton.core.TaskLabel;
import io.reactivex.rxjava3.functions.Function;
import io.reactivex.rxjava3.plugins.RxJavaPlugins;
import org.jspecify.annotations.Nullable;

/** One of RxJava's default schedulers that can be replaced; its name is the label of the tasks on it. */
enum Flavour {
    COMPUTATION("computation"),
    IO("io"),
    SINGLE("single"),
    NEW_THREAD("newThread");

    private final String title;

    Flavour(String title) {
        this.title = title;
    }

    /** Returns the RxJava scheduler of this flavour over one that is being installed. */
    RxScheduler over(Scheduler scheduler) {
        Scheduler side = switch (this) {
            case COMPUTATION -> scheduler;
            case IO, NEW_THREAD -> scheduler.elastic(); // their tasks may block
            case SINGLE -> scheduler.createWorker(); // one lane for all
        };
        return new RxScheduler(side.labeled(TaskLabel.of(title)), Hook.INSTALLED, true);
    }

    /** Returns what RxJava asks which scheduler to use in place of its own. */
    @Nullable Function<? super io.reactivex.rxjava3.core.Scheduler, ? extends io.reactivex.rxjava3.core.Scheduler> handler() {
        return switch (this) {
            case COMPUTATION -> RxJavaPlugins.getComputationSchedulerHandler();
            case IO -> RxJavaPlugins.getIoSchedulerHandler();
            case SINGLE -> RxJavaPlugins.getSingleSchedulerHandler();
            case NEW_THREAD -> RxJavaPlugins.getNewThreadSchedulerHandler();
        };
    }

    void setHandler(
            @Nullable Function<? super io.reactivex.rxjava3.core.Scheduler, ? extends io.reactivex.rxjava3.core.Scheduler>
                    handler) {
        switch (this) {
            case COMPUTATION -> RxJavaPlugins.setComputationSchedulerHandler(handler);
            case IO -> RxJavaPlugins.setIoSchedulerHandler(handler);
            case SINGLE -> RxJavaPlugins.setSingleSchedulerHandler(handler);
            case NEW_THREAD -> RxJavaPlugins.setNewThreadSchedulerHandler(handler);
        }
    }
}
