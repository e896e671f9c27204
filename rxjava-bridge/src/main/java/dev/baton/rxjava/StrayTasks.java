package dev.baton.rxjava;

import dev.baton.core.DrivenScheduler;
import dev.baton.core.Scheduler;
import dev.baton.core.TaskNode;
import io.reactivex.rxjava3.functions.Function;
import io.reactivex.rxjava3.plugins.RxJavaPlugins;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reports tasks that go from a test to RxJava's own threads although a test scheduler is installed.
 *
 * <p>Chains ask for the default schedulers when they are assembled, so one assembled before the installation keeps RxJava's.
 * Every task passes the schedule handler; who calls it tells where the task goes.
 */
final class StrayTasks implements Function<Runnable, Runnable> {
    /** Where tasks of {@code computation()}, {@code io()}, {@code newThread()} and {@code single()} are submitted. */
    private static final Set<String> OWN_THREADS = Set.of(
            "io.reactivex.rxjava3.internal.schedulers.NewThreadWorker",
            "io.reactivex.rxjava3.internal.schedulers.SingleScheduler",
            "io.reactivex.rxjava3.internal.schedulers.SingleScheduler$ScheduledWorker");

    private final @Nullable Function<? super Runnable, ? extends Runnable> before;

    StrayTasks(@Nullable Function<? super Runnable, ? extends Runnable> before) {
        this.before = before;
    }

    @Override
    public Runnable apply(Runnable run) throws Throwable {
        Scheduler current = Installations.ROUTER.current();
        if (current != null && current.base() instanceof DrivenScheduler test && test.isDriverThread() && goesToOwnThreads()) {
            test.reportError(new IllegalStateException("Task " + TaskNode.nameOf(run) + " went to one of RxJava's own threads,"
                    + " although " + test + " is installed: its chain was assembled before the installation, or keeps a scheduler"
                    + " from that time. Assemble chains after RxSchedulers.install, or pass schedulers to the operators"));
        }
        return before == null ? run : before.apply(run);
    }

    private static boolean goesToOwnThreads() {
        return StackWalker.getInstance().walk(frames -> frames
                .map(StackWalker.StackFrame::getClassName)
                .dropWhile(name -> name.equals(StrayTasks.class.getName()) || name.equals(RxJavaPlugins.class.getName()))
                .findFirst()
                .filter(OWN_THREADS::contains)
                .isPresent());
    }
}
