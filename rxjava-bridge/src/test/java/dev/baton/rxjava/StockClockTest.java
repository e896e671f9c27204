package dev.baton.rxjava;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.testing.TestScheduler;
import io.reactivex.rxjava3.core.BackpressureStrategy;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.FlowableEmitter;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.plugins.RxJavaPlugins;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every timed operator emits on our clock what it emits on RxJava's, at the same time; and under any seed too. */
final class StockClockTest {
    private static final int PROGRAMS = 20;
    private static final int SEEDS = 1_000;
    private static final TimeUnit MS = TimeUnit.MILLISECONDS;

    private final List<Throwable> undeliverable = new ArrayList<>();

    @BeforeEach
    void collect() {
        RxJavaPlugins.setErrorHandler(undeliverable::add);
    }

    @AfterEach
    void reset() {
        RxJavaPlugins.reset();
    }

    static List<String> operators() {
        return List.copyOf(TimedOperators.ALL.keySet());
    }

    /** When a source emits, and by how much the test moves the clock at a time. */
    private record Program(List<Integer> emissions, boolean fails, List<Integer> steps) {
        static Program random(long seed, int grid) {
            Random random = new Random(seed);
            List<Integer> emissions = new ArrayList<>();
            int time = 0;
            for (int i = 0; i < 3 + random.nextInt(8); i++) {
                time += grid * random.nextInt(6);
                emissions.add(time + (grid == 1 ? 0 : i + 1));
            }
            List<Integer> steps = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                steps.add(1 + random.nextInt(60));
            }
            return new Program(emissions, random.nextInt(4) == 0, steps);
        }

        /**
         * Numbers from a worker of the scheduler. The end has an instant of its own: where it is due together with the last number,
         * RxJava's clock lets the hop of that number to another worker overtake it, and ours does not.
         */
        Flowable<Integer> source(Scheduler scheduler) {
            return Flowable.create(
                    emitter -> {
                        Scheduler.Worker worker = scheduler.createWorker();
                        emitter.setDisposable(worker);
                        for (int i = 0; i < emissions.size(); i++) {
                            int number = i;
                            worker.schedule(() -> emitter.onNext(number), emissions.get(i), MS);
                        }
                        worker.schedule(() -> end(emitter), emissions.get(emissions.size() - 1) + 1, MS);
                    },
                    BackpressureStrategy.BUFFER);
        }

        private void end(FlowableEmitter<Integer> emitter) {
            if (fails) {
                emitter.tryOnError(new IllegalStateException("source"));
            } else {
                emitter.onComplete();
            }
        }
    }

    private List<String> run(String operator, Program program, Scheduler scheduler, LongConsumer advance) {
        List<String> seen = new ArrayList<>();
        TimedOperators.ALL.get(operator).apply(program.source(scheduler), scheduler).subscribe(
                item -> seen.add(scheduler.now(MS) + " ms: " + item),
                error -> seen.add(scheduler.now(MS) + " ms: " + error.getClass().getSimpleName()),
                () -> seen.add(scheduler.now(MS) + " ms: end"));
        seen.add("subscribed");
        for (int step : program.steps) {
            advance.accept(step);
            seen.add("advanced to " + scheduler.now(MS));
        }
        undeliverable.forEach(error -> seen.add(error.toString()));
        undeliverable.clear();
        return seen;
    }

    private List<String> onStock(String operator, Program program) {
        var stock = new io.reactivex.rxjava3.schedulers.TestScheduler();
        return run(operator, program, stock, step -> stock.advanceTimeBy(step, MS));
    }

    private List<String> onOurs(String operator, Program program, RxTestScheduler ours) {
        return run(operator, program, ours, step -> ours.advanceTimeBy(step, MS));
    }

    @ParameterizedTest
    @MethodSource("operators")
    void operator_onOurClock_emitsTheSameAtTheSameTimes(String operator) {
        for (long seed = 0; seed < PROGRAMS; seed++) {
            Program program = Program.random(seed, seed % 2 == 0 ? 1 : 5);
            assertThat(onOurs(operator, program, new RxTestScheduler())).as("program %s", program)
                    .isEqualTo(onStock(operator, program));
        }
    }

    @ParameterizedTest
    @MethodSource("operators")
    void operator_anySeed_emitsTheSameAtTheSameTimes(String operator) {
        Program program = Program.random(1, 10);
        List<String> inOrder = onStock(operator, program);
        for (long seed = 0; seed < SEEDS; seed++) {
            assertThat(onOurs(operator, program, RxTestScheduler.over(TestScheduler.withSeed(seed)))).as("seed %s", seed)
                    .isEqualTo(inOrder);
        }
    }
}
