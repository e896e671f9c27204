package dev.baton.reactor.test;

import dev.baton.core.TaskLabel;
import dev.baton.core.testing.LivelockError;
import dev.baton.core.testing.TestScheduler;
import dev.baton.reactor.Flavour;
import dev.baton.reactor.ReactorSchedulers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.test.scheduler.VirtualTimeScheduler;

/**
 * A test scheduler as the virtual time of one verification.
 *
 * <h2>How operators get our schedulers</h2>
 *
 * {@code VirtualTimeScheduler} gives itself to Reactor's factory, and operators ask it for workers by a method that cannot
 * be overridden. So it is enabled first, and then the factory is replaced once more; {@code StepVerifier} enables
 * it again, which does nothing. Enabling has kept what was there before, and resetting puts that back.
 *
 * <h2>How the end is heard</h2>
 *
 * {@code StepVerifier} ends a verification with {@code dispose()} and the static {@code reset()}, tests with either. Both
 * dispose the shared schedulers that were made meanwhile. One is made here, to hear of it.
 *
 * <h2>Time that is put aside</h2>
 *
 * The clock of the scheduler cannot be moved after the fact. So time awaited while nothing is pending is put aside,
 * already shown by {@code now}, and the clock moves when something is submitted. So is time awaited inside a task, until
 * the call that drives is done with what is ready.
 */
final class VirtualTimeView extends VirtualTimeScheduler {
    private final TestScheduler scheduler;
    private final @Nullable String refusal;
    private final Runnable end;
    private final Scheduler direct;
    private final List<Disposable> made = new ArrayList<>();
    private boolean begun;
    private boolean listening;
    private long origin;
    private long aside;
    private long count;

    private VirtualTimeView(TestScheduler scheduler, @Nullable String refusal, Runnable end) {
        super(false); // what is put aside is put aside here
        this.scheduler = scheduler;
        this.refusal = refusal;
        this.end = end;
        this.direct = of(ReactorSchedulers.fromScheduler(scheduler));
    }

    /**
     * Returns a view that stands in for Reactor's schedulers.
     *
     * @param refusal what the first use fails with, or null; {@code StepVerifier} would keep a lock for good if this failed
     * @param end to be called when the view no longer stands in
     */
    static VirtualTimeView enabled(TestScheduler scheduler, @Nullable String refusal, Runnable end) {
        VirtualTimeView view = new VirtualTimeView(scheduler, refusal, end);
        VirtualTimeScheduler.set(view);
        Schedulers.setFactory(view.new Factory());
        view.listening = true;
        Schedulers.parallel().isDisposed();
        view.listening = false;
        return view;
    }

    private Scheduler of(Scheduler reactor) {
        Scheduler counted = new CountedScheduler(this, reactor);
        made.add(counted);
        return counted;
    }

    // What happens around each use.

    /** Comes before each submission; the verification begins with the first. */
    void submitting() {
        begin();
        count++;
    }

    /** Comes after each submission: moves the clock by what was put aside, and runs what is ready. */
    void submitted() {
        if (!scheduler.isDriverThread()) {
            return; // the driver takes it up, if it is allowed to
        }
        try {
            settle();
        } catch (LivelockError endless) {
            throw endless;
        } catch (RuntimeException | Error ofATask) {
            scheduler.reportError(ofATask); // for a call that drives; whoever submits must not have to catch it
        }
    }

    /** Returns false in a task, where nothing can be done: whoever drives does it. */
    private boolean settle() {
        boolean isOutside = scheduler.trampoline();
        while (isOutside && aside > 0 && !scheduler.isIdle()) {
            long nanos = aside;
            aside = 0;
            scheduler.advanceBy(Duration.ofNanos(nanos));
        }
        return isOutside;
    }

    /** Counts another run of a periodic task. */
    void repeating() {
        count++;
    }

    private void begin() {
        if (refusal != null) {
            throw new IllegalStateException(refusal);
        }
        if (!begun) {
            begun = true;
            origin = scheduler.nanoTime();
        }
    }

    /** Returns why no verification can be begun here and now, or null. */
    static @Nullable String refusal(TestScheduler scheduler) {
        if (!scheduler.isDriverThread()) {
            return "StepVerifier was started on thread \"" + Thread.currentThread().getName() + "\", but another thread"
                    + " drives " + scheduler + ". Verify on the thread that drives, or with a scheduler of its own";
        }
        return scheduler.trampoline()
                ? null
                : "StepVerifier was started inside a task of " + scheduler + ". A task runs to its end before the next"
                        + " begins, so nothing that is to be verified could run; verify in the test body, or return the"
                        + " publisher";
    }

    private static long saturatedSum(long first, long second) {
        return first > Long.MAX_VALUE - second ? Long.MAX_VALUE : first + second;
    }

    // What StepVerifier and tests call.

    @Override
    public void advanceTime() {
        advanceTimeBy(Duration.ZERO);
    }

    @Override
    public void advanceTimeBy(Duration duration) {
        begin();
        if (duration.isNegative()) {
            throw new IllegalArgumentException("The clock never runs back: it was to be advanced by " + duration);
        }
        long nanos = duration.compareTo(Duration.ofNanos(Long.MAX_VALUE)) > 0 ? Long.MAX_VALUE : duration.toNanos();
        aside = saturatedSum(aside, nanos);
        if (settle()) {
            scheduler.runUntilParked(); // throws what went wrong before
        }
        super.advanceTimeBy(Duration.ofNanos(nanos)); // for workers of the base class
    }

    /** Moves the clock to a time since the beginning of the verification. */
    @Override
    public void advanceTimeTo(Instant instant) {
        begin();
        Duration target = Duration.between(Instant.EPOCH, instant);
        Duration now = Duration.ofNanos(now(TimeUnit.NANOSECONDS));
        if (target.compareTo(now) < 0) {
            throw new IllegalArgumentException("The clock never runs back: it was to be advanced to " + instant
                    + ", but it is " + Instant.EPOCH.plus(now) + " since the beginning of the verification");
        }
        advanceTimeBy(target.minus(now));
    }

    @Override
    public long getScheduledTaskCount() {
        return count + super.getScheduledTaskCount();
    }

    @Override
    public long now(TimeUnit unit) {
        begin();
        return unit.convert(saturatedSum(scheduler.nanoTime() - origin, aside), TimeUnit.NANOSECONDS);
    }

    @Override
    public Disposable schedule(Runnable task) {
        return direct.schedule(task);
    }

    @Override
    public Disposable schedule(Runnable task, long delay, TimeUnit unit) {
        return direct.schedule(task, delay, unit);
    }

    @Override
    public Disposable schedulePeriodically(Runnable task, long initialDelay, long period, TimeUnit unit) {
        return direct.schedulePeriodically(task, initialDelay, period, unit);
    }

    @Override
    public void init() {
        direct.init();
    }

    @Override
    public void dispose() {
        super.dispose();
        made.forEach(Disposable::dispose);
    }

    @Override
    public String toString() {
        return "VirtualTimeView(" + scheduler + ")";
    }

    private Scheduler flavoured(Flavour flavour, String name) {
        return ReactorSchedulers.fromScheduler(scheduler.labeled(TaskLabel.of(name)), flavour);
    }

    /** What stands in for Reactor's schedulers: each its own, so that one may be disposed without the others. */
    private final class Factory implements Schedulers.Factory {
        @Override
        public Scheduler newBoundedElastic(int threads, int tasks, ThreadFactory factory, int ttlSeconds) {
            return of(flavoured(Flavour.BOUNDED_ELASTIC, nameOf(factory, "boundedElastic")));
        }

        @Override
        public Scheduler newThreadPerTaskBoundedElastic(int threads, int tasks, ThreadFactory factory) {
            return of(flavoured(Flavour.BOUNDED_ELASTIC, nameOf(factory, "boundedElastic")));
        }

        @Override
        public Scheduler newParallel(int parallelism, ThreadFactory factory) {
            Scheduler reactor = flavoured(Flavour.PARALLEL, nameOf(factory, "parallel"));
            if (!listening) {
                return of(reactor);
            }
            Scheduler heard = new CountedScheduler(VirtualTimeView.this, reactor) {
                @Override
                public void dispose() {
                    boolean isFirst = !isDisposed();
                    super.dispose();
                    if (isFirst) {
                        end.run();
                    }
                }
            };
            made.add(heard);
            return heard;
        }

        @Override
        public Scheduler newSingle(ThreadFactory factory) {
            return of(flavoured(Flavour.SINGLE, nameOf(factory, "single")));
        }

        /** Reactor's own factories of threads tell the name that the scheduler was given. */
        private String nameOf(ThreadFactory factory, String otherwise) {
            return factory instanceof Supplier<?> named && named.get() instanceof String name && !name.isBlank()
                    ? name
                    : otherwise;
        }
    }
}
