package dev.baton.core.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.baton.core.exploration.Decision;
import dev.baton.core.exploration.ExplorationStrategy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a scenario throws, and whatever goes wrong besides, the report must not hide it. */
final class HostileFailuresTest {
    private static final class SpeechlessException extends RuntimeException {
        private static final long serialVersionUID = 1;

        @Override
        public String getMessage() {
            throw new IllegalStateException("no message");
        }
    }

    private static final class TracelessException extends RuntimeException {
        private static final long serialVersionUID = 1;

        @Override
        @SuppressWarnings("NullAway") // nobody may do this
        public StackTraceElement[] getStackTrace() {
            return null;
        }
    }

    private static final class CauselessException extends RuntimeException {
        private static final long serialVersionUID = 1;

        @Override
        public synchronized Throwable getCause() {
            throw new IllegalStateException("no cause");
        }
    }

    private static List<RuntimeException> hostile() {
        RuntimeException first = new RuntimeException("first");
        RuntimeException second = new RuntimeException("second", first);
        first.initCause(second);
        return List.of(new SpeechlessException(), new TracelessException(), new CauselessException(), first);
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void run_exceptionWhoseMethodsThrow_isReported(RuntimeException hostile) {
        Throwable thrown = catchThrowable(() -> Exploration.of(scheduler -> {
            scheduler.schedule(() -> {});
            scheduler.schedule(() -> {
                throw hostile;
            });
            scheduler.runUntilIdle();
        }).run());
        assertThat(thrown.getClass()).isEqualTo(ExplorationFailure.class);
        assertThat(thrown.getCause() == hostile).isTrue();
        assertThat(thrown.getMessage()).contains("It fails in the order of submission", hostile.getClass().getName());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9})
    void run_failureThatStopsComingBack_isReported(int times) {
        AtomicInteger runs = new AtomicInteger();
        ExplorationFailure failure = catchThrowableOfType(ExplorationFailure.class, () -> Exploration.of(scheduler -> {
            scheduler.schedule(() -> {});
            scheduler.schedule(() -> {});
            scheduler.runUntilIdle();
            if (runs.incrementAndGet() <= times) {
                throw new ArithmeticException("for a while");
            }
        }).run());
        assertThat(failure).hasCauseInstanceOf(ArithmeticException.class);
        assertThat(failure.getMessage().contains("not deterministic")).isEqualTo(times == 1);
        assertThat(failure.getMessage().contains("could not be shrunk")).isEqualTo(times > 1 && times < 7);
    }

    @Test
    void run_sameExceptionInEveryRun_doesNotGatherTheErrorsOfAllRuns() {
        IllegalStateException constant = new IllegalStateException("constant");
        ExplorationFailure failure = catchThrowableOfType(ExplorationFailure.class, () -> Exploration.of(scheduler -> {
            scheduler.scheduleAfter(Duration.ofDays(1), () -> {});
            scheduler.schedule(() -> {
                throw constant;
            });
            scheduler.schedule(() -> {
                throw new ArithmeticException("another");
            });
            scheduler.runUntilParked();
        }).run());
        assertThat(failure.getCause()).isInstanceOfAny(IllegalStateException.class, ArithmeticException.class);
        assertThat(constant.getSuppressed()).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void run_stackOverflow_isNoDivergenceWhateverLineMeetsTheEnd() {
        AtomicInteger runs = new AtomicInteger();
        ExplorationFailure failure = catchThrowableOfType(ExplorationFailure.class, () -> Exploration.of(scheduler -> {
            StackOverflowError error = new StackOverflowError();
            error.setStackTrace(new StackTraceElement[] {
                new StackTraceElement("com.example.Deep", "recurse", "Deep.java", runs.incrementAndGet())});
            throw error;
        }).run());
        assertThat(failure).hasCauseInstanceOf(StackOverflowError.class).hasMessageNotContaining("not deterministic");
    }

    /** Throws at the end of each run. */
    private static final class BrokenStrategy implements ExplorationStrategy {
        @Override
        public int choose(Decision decision) {
            return 0;
        }

        @Override
        public void end() {
            throw new UnsupportedOperationException("broken");
        }
    }

    @Test
    void run_strategyThrowsAtTheEnd_doesNotHideTheFailure() {
        ExplorationFailure failure = catchThrowableOfType(ExplorationFailure.class, () -> Exploration.of(scheduler -> {
            throw new IllegalStateException("of the program");
        }).strategy(BrokenStrategy::new).run());
        assertThat(failure).hasRootCauseMessage("of the program");
        assertThat(failure.getSuppressed()).singleElement().isInstanceOf(UnsupportedOperationException.class);
        assertThat(catchThrowable(() -> Exploration.of(scheduler -> {}).strategy(BrokenStrategy::new).run()))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void run_strategyBreaksLater_reportsWhatWasFoundBefore() {
        ExplorationFailure failure = catchThrowableOfType(ExplorationFailure.class, () -> Exploration.of(scheduler -> {
            throw new IllegalStateException("of the program");
        }).failures(2).strategy(() -> new ExplorationStrategy() {
            @Override
            public boolean begin(long seed) {
                if (seed == 3) {
                    throw new UnsupportedOperationException("broken");
                }
                return true;
            }

            @Override
            public int choose(Decision decision) {
                return 0;
            }
        }).run());
        assertThat(failure).hasRootCauseMessage("of the program").hasMessageStartingWith("Failing seed: 0");
        assertThat(failure.getSuppressed()).singleElement().isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void run_strategyAllowsANegativeNumberOfJumps_isRefused() {
        assertThat(catchThrowable(() -> Exploration.of(scheduler -> {}).strategy(() -> new ExplorationStrategy() {
            @Override
            public int choose(Decision decision) {
                return 0;
            }

            @Override
            public int clockJumps() {
                return -1;
            }
        }).run())).isInstanceOf(IllegalStateException.class).hasMessageContaining("-1 early jumps");
    }

    @Test
    void threads_supplierReturnsOneStrategyTwice_isRefused() {
        ExplorationStrategy only = ExplorationStrategy.portfolio();
        Exploration exploration = Exploration.of(scheduler -> {}).strategy(() -> only);
        assertThat(exploration.explore().failures()).isEmpty();
        assertThat(catchThrowable(() -> exploration.threads(2).run()))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("for two threads");
    }
}
