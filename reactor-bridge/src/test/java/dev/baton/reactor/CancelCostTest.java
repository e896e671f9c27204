package dev.baton.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.baton.core.testing.TestScheduler;
import dev.baton.platform.ThreadPoolScheduler;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.scheduler.Scheduler;

/** Disposing one timer of many does not go through the others, as Reactor's own workers do. */
final class CancelCostTest {
    private static final int TIMERS = 50_000;

    /** Where tasks are held on their way from a Reactor worker to a thread. */
    private static final Set<String> HOLDERS = Set.of(
            "dev.baton.reactor.ReactorTask", "dev.baton.reactor.ReactorPeriodicTask", "dev.baton.reactor.ReactorWorker",
            "dev.baton.reactor.ReactorScheduler", "dev.baton.core.TaskNode", "dev.baton.core.ScopedTaskNode",
            "dev.baton.core.PeriodicTaskNode", "dev.baton.core.SchedulerScope", "dev.baton.core.WorkerScope",
            "dev.baton.core.HeldTasks", "dev.baton.core.TaskChain", "dev.baton.core.TimerQueue",
            "dev.baton.core.TimerHeap", "dev.baton.core.TimerBuckets", "dev.baton.core.TimerBucket",
            "dev.baton.core.SerialWorker", "dev.baton.core.LaneTimers", "dev.baton.core.LaneTimer",
            "dev.baton.core.ForwardingWorker", "dev.baton.core.testing.TestWorker", "dev.baton.platform.Timers",
            "dev.baton.platform.Pool", "dev.baton.platform.Elastic");

    @Test
    void dispose_ofATimer_searchesNoCollection() {
        var classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.baton.core", "dev.baton.platform", "dev.baton.reactor");
        List<JavaMethodCall> searches = new ArrayList<>();
        for (String holder : HOLDERS) {
            classes.get(holder).getMethodCallsFromSelf().stream()
                    .filter(call -> call.getTargetOwner().isAssignableTo(Collection.class))
                    .filter(call -> !call.getTargetOwner().isAssignableTo(Set.class))
                    .filter(call -> Set.of("remove", "contains", "indexOf").contains(call.getName()))
                    .filter(call -> !call.getTarget().getRawParameterTypes().isEmpty())
                    .forEach(searches::add);
        }
        assertThat(searches).isEmpty();
    }

    @Test
    void dispose_ofFiftyThousandWorkerTimersInAnyOrder_leavesNone() {
        TestScheduler scheduler = TestScheduler.create();
        disposeFromTheMiddle(ReactorSchedulers.fromScheduler(scheduler).createWorker());
        assertThat(scheduler.pendingTasks()).isEmpty();
        try (ThreadPoolScheduler pool = ThreadPoolScheduler.create(1)) {
            disposeFromTheMiddle(ReactorSchedulers.fromScheduler(pool).createWorker());
            assertThat(pool.snapshot().timers()).isZero();
        }
    }

    private static void disposeFromTheMiddle(Scheduler.Worker worker) {
        List<Disposable> timers = new ArrayList<>();
        for (int i = 0; i < TIMERS; i++) {
            timers.add(worker.schedule(() -> {}, i + 1, TimeUnit.HOURS));
        }
        for (int i = 0; i < TIMERS; i++) {
            timers.get((TIMERS / 2 + i * 7919) % TIMERS).dispose();
        }
        assertThat(timers).allMatch(Disposable::isDisposed);
    }
}
