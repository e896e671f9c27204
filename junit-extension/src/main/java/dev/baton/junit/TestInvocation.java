package dev.baton.junit;

import dev.baton.core.exploration.Schedule;
import dev.baton.core.testing.Exploration;
import dev.baton.core.testing.LibraryBridge;
import dev.baton.core.testing.TestScheduler;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** One invocation of a test, from before its {@code @BeforeEach} methods until after its {@code @AfterEach} methods. */
final class TestInvocation {
    private static final Namespace NAMESPACE = Namespace.create(TestInvocation.class);

    private final Settings settings;
    private final List<LibraryBridge> bridges;
    private final LateErrors late;
    private final StandIn standIn;
    private final Queue<Throwable> strays = new ConcurrentLinkedQueue<>();
    private final RunInProgress inProgress = new RunInProgress();
    private volatile @Nullable TestBody body;
    private volatile boolean ended;

    private TestInvocation(Settings settings, LateErrors late) {
        this.settings = settings;
        this.bridges = Bridges.found().named(settings.install());
        this.late = late;
        this.standIn = new StandIn(bridges);
    }

    static void begin(ExtensionContext context, Settings settings) {
        context.getStore(NAMESPACE).put(TestInvocation.class, new TestInvocation(settings, LateErrors.of(context)));
    }

    /** Returns the one that has begun, or null if it could not begin. */
    static @Nullable TestInvocation of(ExtensionContext context) {
        return context.getStore(NAMESPACE).get(TestInvocation.class, TestInvocation.class);
    }

    Settings settings() {
        return settings;
    }

    RunInProgress inProgress() {
        return inProgress;
    }

    /** Returns true if each run calls the methods of {@code @BeforeEach} and {@code @AfterEach}, and JUnit must not. */
    boolean isLifecycleRepeated() {
        return settings.test().rerun() != Rerun.METHOD;
    }

    /** Explores, or runs once if a seed or a schedule is pinned; reports what came of it. */
    void explore(ExtensionContext context, RunCall call) throws Throwable {
        TestBody runs = new TestBody(bridges, call);
        body = runs;
        Exploration exploration = configured(Exploration.of(runs));
        exploration.lateErrors(error -> charge(Thread.currentThread(), error));
        Schedule schedule = settings.replay();
        Runnable work = schedule != null
                ? () -> exploration.replay(schedule)
                : () -> context.publishReportEntry("baton", "from seed " + settings.seed() + ": " + exploration.run());
        if (settings.test().ownThread()) {
            TestThread thread = new TestThread(settings.id(), runs, work, this::uncaught);
            exploration.hangs(report -> thread.blocked(report + again(runs)));
            thread.run();
        } else {
            new CallersThread(runs).run(exploration, work, () -> again(runs));
        }
    }

    private String again(TestBody runs) {
        TestScheduler blocked = runs.scheduler();
        return blocked == null || blocked.seed().isEmpty()
                ? ""
                : "\nTo run it again: " + settings.rerunLine().bySeed(blocked.seed().getAsLong());
    }

    private Exploration configured(Exploration exploration) {
        exploration.seed(settings.seed())
                .iterations(settings.isPinned() ? 1 : settings.iterations())
                .maxSteps(settings.maxSteps())
                .failures(settings.failures())
                .hangLimit(settings.hangLimit())
                .wording(settings.rerunLine());
        if (settings.strategy() != Strategy.PORTFOLIO) {
            exploration.strategy(settings.strategy()::create);
        }
        if (settings.clock() == ClockPolicy.IDLE) {
            exploration.idleClock();
        }
        settings.timeBudget().ifPresent(exploration::timeBudget);
        settings.reports().ifPresent(exploration::pages);
        if (!settings.isPinned()) {
            settings.corpus().ifPresent(exploration::corpus);
            settings.shard(exploration);
        }
        return exploration;
    }

    /** Charges what killed a thread of the test to the run in progress. */
    private void uncaught(Thread dead, Throwable error) {
        TestBody runs = body;
        TestScheduler running = ended || runs == null ? null : runs.scheduler();
        if (running == null) {
            charge(dead, error);
        } else {
            running.reportError(error);
        }
    }

    /** Charges an error that came when its run was over to the test, or to the class if the test is over too. */
    private void charge(Thread thread, Throwable error) {
        if (ended) {
            late.add(settings.id(), thread, error);
        } else {
            strays.add(error);
        }
    }

    /**
     * Puts everything back.
     *
     * @throws AssertionError if work was begun outside the runs, or errors came after the run they belong to
     */
    void end() {
        ended = true;
        standIn.close();
        Throwable first = strays.poll();
        if (first != null) {
            AssertionError error = new AssertionError("After the end of the run it belongs to: " + first, first);
            strays.forEach(error::addSuppressed);
            throw error;
        }
    }
}
