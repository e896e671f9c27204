package dev.baton.conformance.subjects;

import dev.baton.conformance.Environment;
import dev.baton.core.Scheduler;
import dev.baton.core.testing.TestScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;

/** A test scheduler that a library's own verb drives, by moving the clock. */
final class VerbEnvironment implements Environment {
    private static final int SEEDS = 5;
    private static final int MOST_MOVES = 10_000;

    private final TestScheduler scheduler;
    private final Environment virtual;
    private final Consumer<Duration> advance;
    private final List<Throwable> errors = new ArrayList<>();

    private VerbEnvironment(TestScheduler scheduler, Consumer<Duration> advance) {
        this.scheduler = scheduler;
        this.virtual = Environment.virtual(scheduler);
        this.advance = advance;
    }

    /** Returns the order of submission and a few seeds, driven by a verb. */
    static Stream<Environment> drivenBy(Function<TestScheduler, Consumer<Duration>> verb) {
        return Stream.concat(
                        Stream.of(TestScheduler.create()),
                        Stream.iterate(0, seed -> seed + 1).limit(SEEDS).map(TestScheduler::withSeed))
                .map(scheduler -> new VerbEnvironment(scheduler, verb.apply(scheduler)));
    }

    @Override
    public Scheduler scheduler() {
        return scheduler;
    }

    @Override
    public void runUntil(String what, BooleanSupplier condition) {
        pass(Duration.ZERO);
        for (int moves = 0; !condition.getAsBoolean(); moves++) {
            Duration next = untilNextTimer();
            if (next == null || moves == MOST_MOVES) {
                Assertions.fail(what + " — but that did not happen on " + scheduler + ". Pending: " + scheduler.pendingTasks());
            }
            pass(next);
        }
    }

    private @Nullable Duration untilNextTimer() {
        return scheduler.pendingTasks().stream()
                .flatMap(task -> task.due().stream())
                .min(Duration::compareTo)
                .orElse(null);
    }

    @Override
    public void pass(Duration time) {
        try {
            advance.accept(time);
        } catch (AssertionError severalOrVerdict) {
            if (severalOrVerdict.getSuppressed().length == 0) {
                throw severalOrVerdict;
            }
            errors.addAll(List.of(severalOrVerdict.getSuppressed()));
        } catch (Throwable reported) {
            errors.add(reported);
            errors.addAll(List.of(reported.getSuppressed()));
        }
    }

    @Override
    public Runnable hold() {
        return virtual.hold();
    }

    @Override
    public List<Throwable> takeErrors() {
        List<Throwable> taken = new ArrayList<>(errors);
        errors.clear();
        taken.addAll(virtual.takeErrors());
        return taken;
    }

    @Override
    public void close() {
        virtual.close();
    }

    @Override
    public String toString() {
        return virtual.toString();
    }
}
