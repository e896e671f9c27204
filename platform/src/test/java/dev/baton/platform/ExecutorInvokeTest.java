package dev.baton.platform;

import static java.util.concurrent.TimeUnit.DAYS;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the JDK demands of {@code invokeAll} and {@code invokeAny}; the table is docs/executor-contract.md. */
final class ExecutorInvokeTest {
    private static final Callable<String> GOOD = () -> "good";
    private static final Callable<String> BAD = () -> {
        throw new IllegalArgumentException("bad");
    };

    @ParameterizedTest
    @EnumSource
    void nulls_areRefused(ExecutorGround ground) {
        try (var use = ground.open()) {
            var executor = use.executor;
            List<Callable<String>> withNull = Arrays.asList(GOOD, null);
            assertThatNullPointerException().isThrownBy(() -> executor.invokeAny(null));
            assertThatNullPointerException().isThrownBy(() -> executor.invokeAny(null, 1, MINUTES));
            assertThatNullPointerException().isThrownBy(() -> executor.invokeAny(List.of(GOOD), 1, null));
            assertThatNullPointerException().isThrownBy(() -> executor.invokeAny(withNull));
            assertThatNullPointerException().isThrownBy(() -> executor.invokeAny(withNull, 1, MINUTES));
            assertThatNullPointerException().isThrownBy(() -> executor.invokeAll(null));
            assertThatNullPointerException().isThrownBy(() -> executor.invokeAll(null, 1, MINUTES));
            assertThatNullPointerException().isThrownBy(() -> executor.invokeAll(List.of(GOOD), 1, null));
            assertThatNullPointerException().isThrownBy(() -> executor.invokeAll(withNull));
            assertThatNullPointerException().isThrownBy(() -> executor.invokeAll(withNull, 1, MINUTES));
        }
    }

    @ParameterizedTest
    @EnumSource
    void noTasks_invokeAnyIsRefused_invokeAllIsEmpty(ExecutorGround ground) throws Exception {
        try (var use = ground.open()) {
            List<Callable<String>> none = List.of();
            assertThatIllegalArgumentException().isThrownBy(() -> use.executor.invokeAny(none));
            assertThatIllegalArgumentException().isThrownBy(() -> use.executor.invokeAny(none, 1, MINUTES));
            assertThat(use.executor.invokeAll(none)).isEmpty();
            assertThat(use.executor.invokeAll(none, 1, MINUTES)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void invokeAny_givesWhatSucceeds_alsoBehindFailures(ExecutorGround ground) throws Exception {
        try (var use = ground.open()) {
            assertThat(use.executor.invokeAny(List.of(GOOD, GOOD))).isEqualTo("good");
            assertThat(use.executor.invokeAny(List.of(BAD, BAD, GOOD), 1, MINUTES)).isEqualTo("good");
        }
    }

    @ParameterizedTest
    @EnumSource
    void invokeAny_noneSucceeds_givesAFailure(ExecutorGround ground) {
        try (var use = ground.open()) {
            assertThatThrownBy(() -> use.executor.invokeAny(List.of(BAD, BAD)))
                    .isExactlyInstanceOf(ExecutionException.class).cause().hasMessage("bad");
            assertThatThrownBy(() -> use.executor.invokeAny(List.of(BAD), 1, MINUTES))
                    .isExactlyInstanceOf(ExecutionException.class).cause().hasMessage("bad");
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = {"LANE", "VIRTUAL", "SEEDED", "DRIVER"})
    void invokeAny_cancelsAndInterruptsTheOthers(ExecutorGround ground) throws Exception {
        try (var use = ground.open()) {
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch interrupted = new CountDownLatch(1);
            String first = use.executor.invokeAny(List.of(
                    () -> {
                        begun.countDown();
                        try {
                            new CountDownLatch(1).await();
                        } catch (InterruptedException expected) {
                            interrupted.countDown();
                        }
                        return "late";
                    },
                    () -> {
                        ExecutorGround.Use.hold(begun);
                        return "first";
                    }));
            assertThat(first).isEqualTo("first");
            use.await(interrupted);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DRIVER")
    void invokeAny_timeOver_throwsAndCancels(ExecutorGround ground) throws Exception {
        try (var use = ground.open()) {
            AtomicInteger ran = new AtomicInteger();
            Runnable release = use.wedge();
            assertThatThrownBy(() -> use.executor.invokeAny(List.of(ran::incrementAndGet), 5, MILLISECONDS))
                    .isInstanceOf(TimeoutException.class);
            release.run();
            use.executor.submit(() -> {}).get();
            assertThat(ran).hasValue(0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void invokeAll_givesAllOutcomesInTheOrderOfTheTasks(ExecutorGround ground) throws Exception {
        try (var use = ground.open()) {
            assertOutcomes(use.executor.invokeAll(List.of(GOOD, BAD, GOOD)));
            assertOutcomes(use.executor.invokeAll(List.of(GOOD, BAD, GOOD), 1, MINUTES));
        }
    }

    private static void assertOutcomes(List<Future<String>> futures) throws Exception {
        assertThat(futures).hasSize(3).allMatch(Future::isDone);
        assertThat(futures.get(0).get()).isEqualTo("good");
        assertThatThrownBy(futures.get(1)::get).isExactlyInstanceOf(ExecutionException.class).cause().hasMessage("bad");
        assertThat(futures.get(2).get()).isEqualTo("good");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = {"VIRTUAL", "SEEDED", "DRIVER"})
    void invokeAll_timeOver_cancelsWhatIsNotDone(ExecutorGround ground) throws Exception {
        try (var use = ground.open()) {
            CountDownLatch never = new CountDownLatch(1);
            CountDownLatch interrupted = new CountDownLatch(1);
            List<Future<String>> futures = use.executor.invokeAll(List.of(GOOD, () -> {
                try {
                    never.await();
                } catch (InterruptedException expected) {
                    interrupted.countDown();
                }
                return "late";
            }), 100, MILLISECONDS);
            assertThat(futures).hasSize(2).allMatch(Future::isDone);
            assertThat(futures.get(1).isCancelled()).isTrue();
            use.await(interrupted);
        }
    }

    @ParameterizedTest
    @EnumSource
    void shutDown_rejectsBoth(ExecutorGround ground) {
        try (var use = ground.open()) {
            use.executor.shutdown();
            assertThatThrownBy(() -> use.executor.invokeAll(List.of(GOOD))).isInstanceOf(RejectedExecutionException.class);
            assertThatThrownBy(() -> use.executor.invokeAny(List.of(GOOD), 1, DAYS))
                    .isInstanceOf(RejectedExecutionException.class);
        }
    }
}
