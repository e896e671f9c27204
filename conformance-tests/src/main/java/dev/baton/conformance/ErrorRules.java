package dev.baton.conformance;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Family E: a throwing task stops nothing, and its error reaches somebody. */
public interface ErrorRules extends Rules {
    /**
     * A worker outlives a task that throws.
     *
     * <p>If this fails, check that a drain loop or counter is left in order when a task throws.
     */
    @Test
    default void e1_workerOutlivesAThrowingTask() {
        everywhere(subject -> {
            Submissions worker = subject.library().createWorker();
            AtomicInteger ran = new AtomicInteger();
            worker.schedule(() -> {
                throw new Provoked("E1");
            });
            worker.schedule(ran::incrementAndGet);
            worker.scheduleAfter(Duration.ofMillis(1), ran::incrementAndGet);
            subject.runUntil("E1: the tasks behind the one that throws run", () -> ran.get() == 2);
            worker.schedule(ran::incrementAndGet);
            subject.runUntil("E1: a task submitted afterwards runs", () -> ran.get() == 3);
            subject.takeErrors();
        });
    }

    /**
     * The scheduler and its clock outlive tasks that throw, errors of the JVM included.
     *
     * <p>If this fails, check that every {@code Throwable} is caught where a task is run.
     */
    @Test
    default void e2_schedulerOutlivesThrowingTasks() {
        everywhere(subject -> {
            LibraryScheduler library = subject.library();
            AtomicInteger ran = new AtomicInteger();
            for (int i = 0; i < 8; i++) {
                library.schedule(() -> {
                    throw new Provoked("E2");
                });
                library.scheduleAfter(Duration.ofMillis(1), () -> {
                    throw new ProvokedError("E2");
                });
            }
            library.schedule(ran::incrementAndGet);
            library.scheduleAfter(Duration.ofMillis(3), ran::incrementAndGet);
            subject.runUntil("E2: tasks behind those that throw run", () -> ran.get() == 2);
            subject.takeErrors();
        });
    }

    /**
     * An error that the user's own handler did not take reaches {@code Scheduler.reportError}.
     *
     * <p>If this fails, check that the bridge reports to the scheduler after it has called its library's handler.
     */
    @Test
    @Requires(Capability.REPORTED_ERRORS)
    default void e3_errorReachesTheScheduler() {
        everywhere(subject -> {
            LibraryScheduler library = subject.library();
            List<Throwable> errors = new CopyOnWriteArrayList<>();
            library.schedule(() -> {
                throw new Provoked("direct");
            });
            library.createWorker().schedule(() -> {
                throw new Provoked("worker");
            });
            library.scheduleAfter(Duration.ofMillis(1), () -> {
                throw new Provoked("delayed");
            });
            subject.runUntil("E3: the errors of all three tasks reach the scheduler", () -> {
                errors.addAll(subject.takeErrors());
                return List.of("direct", "worker", "delayed").stream().allMatch(which -> errors.stream()
                        .anyMatch(error -> causes(error, which)));
            });
        });
    }

    /**
     * A periodic task that throws reports its error and holds up nothing else.
     *
     * <p>If this fails, check that the error is not kept in a handle nobody asks.
     */
    @Test
    @Requires({Capability.PERIODIC, Capability.REPORTED_ERRORS})
    default void e4_periodicTaskThatThrowsIsReported() {
        everywhere(subject -> {
            LibraryScheduler library = subject.library();
            AtomicInteger ran = new AtomicInteger();
            var ticks = library.schedulePeriodically(Duration.ZERO, Duration.ofMillis(1), () -> {
                throw new Provoked("periodic");
            });
            library.scheduleAfter(Duration.ofMillis(3), ran::incrementAndGet);
            List<Throwable> errors = new CopyOnWriteArrayList<>();
            subject.runUntil("E4: another task runs, and the error of the periodic one reaches the scheduler", () -> {
                errors.addAll(subject.takeErrors());
                return ran.get() == 1 && errors.stream().anyMatch(error -> causes(error, "periodic"));
            });
            ticks.cancel();
            assertTrue(errors.size() >= 1, "E4: the error is reported");
        });
    }

    private static boolean causes(Throwable error, String which) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof Provoked && which.equals(cause.getMessage())) {
                return true;
            }
        }
        return false;
    }

    /** Thrown on purpose. */
    final class Provoked extends RuntimeException {
        private static final long serialVersionUID = 1;

        Provoked(String rule) {
            super(rule, null, false, false);
        }
    }

    /** Thrown on purpose, as the JVM throws. */
    final class ProvokedError extends LinkageError {
        private static final long serialVersionUID = 1;

        ProvokedError(String rule) {
            super(rule);
        }
    }
}
