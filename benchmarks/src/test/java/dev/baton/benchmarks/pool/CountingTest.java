package dev.baton.benchmarks.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class CountingTest {
    @Test
    void tally_lostOrDoubledTask_isSeen() {
        Tally tally = new Tally();
        tally.run();
        assertThatIllegalStateException().isThrownBy(() -> tally.expect(2)).withMessage("1 tasks ran instead of 2");
        tally.run();
        tally.run();
        assertThatIllegalStateException().isThrownBy(() -> tally.await(1)).withMessage("2 tasks ran instead of 1");
    }

    @Test
    void chains_threeLanes_runAsOftenAsTheyAreLong() throws InterruptedException {
        Tally runs = new Tally();
        try (Pool pool = Pools.create("fixed")) {
            Executor lane = task -> {
                runs.run();
                pool.execute(task);
            };
            new Chains(Collections.nCopies(3, lane)).run(10);
        }
        runs.expect(30);
    }

    @Test
    void chain_doubledTask_isSeen() {
        CountDownLatch ends = new CountDownLatch(1);
        Chain chain = new Chain(task -> {}, 1, ends);
        chain.run();
        assertThat(chain.left()).isZero();
        chain.run();
        assertThat(chain.left()).isNegative();
    }

    @Test
    void chains_doubledLastTask_isAnError() {
        assertThatIllegalStateException().isThrownBy(() -> new Chains(List.of(task -> {
            task.run();
            task.run();
        })).run(1)).withMessage("A task ran 1 times too often");
    }

    @Test
    void allocated_anArray_isCounted() throws InterruptedException {
        Allocated allocated = new Allocated();
        byte[][] array = new byte[1][];
        allocated.during(() -> array[0] = new byte[1_000_000]);
        assertThat(allocated.bytes).isBetween(1_000_000L, 50_000_000L);
        assertThat(array[0]).hasSize(1_000_000);
    }

    @Test
    void idle_busyThread_isCounted() throws InterruptedException {
        CountDownLatch counted = new CountDownLatch(1);
        Thread busy = new Thread(() -> {
            while (counted.getCount() > 0) {
                Thread.onSpinWait();
            }
        });
        ThreadCounts nanos = Idle.ofOthers();
        busy.start();
        while (nanos.growth() < 1_000_000) {
            Thread.yield();
        }
        counted.countDown();
        busy.join();
    }

    @Test
    void threadCounts_threadsThatEndAndBegin_areNeverNegative() throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        Thread thread = new Thread(() -> await(end));
        thread.start();
        ThreadCounts ones = new ThreadCounts(id -> id == thread.getId() ? 1_000_000 : 1);
        end.countDown();
        thread.join();
        assertThat(ones.growth()).isBetween(0L, 1_000L);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void lateness_percentile_isOfTheSortedOnesAndNeverEarly() {
        long[] late = IntStream.range(0, 2_000).mapToLong(i -> (i * 7_919L) % 2_000).toArray();
        assertThat(Lateness.percentile(late)).isEqualTo(1_979);
        assertThatIllegalStateException().isThrownBy(() -> Lateness.percentile(new long[] {5, -3, 7}))
                .withMessage("A task began 3 ns before its timer was due");
    }

    @Test
    void scattered_everyIndex_isThereOnceAndNotInOrder() {
        assertThat(Delays.scattered(1_000)).hasSize(1_000).doesNotHaveDuplicates().isNotEqualTo(IntStream.range(0, 1_000).toArray());
        assertThat(IntStream.of(Delays.from(10_000, 1_000)).min().orElse(0)).isGreaterThanOrEqualTo(10_000);
    }
}
