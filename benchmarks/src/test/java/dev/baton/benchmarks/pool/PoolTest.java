package dev.baton.benchmarks.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PoolTest {
    @ParameterizedTest
    @ValueSource(strings = {
        "baton", "baton-executor", "baton-reactor", "baton-rxjava", "fjp", "fjp-async", "fixed", "stpe", "reactor", "rxjava", "rxjava-from", "coroutines"
    })
    void execute_anyPool_runsOnAnotherThread(String name) throws InterruptedException {
        List<Thread> ranOn = new ArrayList<>();
        CountDownLatch ran = new CountDownLatch(1);
        try (Pool pool = Pools.create(name)) {
            pool.execute(() -> {
                ranOn.add(Thread.currentThread());
                ran.countDown();
            });
            assertThat(ran.await(1, TimeUnit.MINUTES)).isTrue();
        }
        assertThat(ranOn).hasSize(1).doesNotContain(Thread.currentThread());
    }

    @ParameterizedTest
    @ValueSource(strings = {"baton", "baton-reactor", "baton-rxjava", "reactor", "rxjava", "rxjava-from", "coroutines"})
    void worker_manyTasks_keepsTheirOrder(String name) throws InterruptedException {
        List<Integer> ran = new ArrayList<>();
        CountDownLatch last = new CountDownLatch(1);
        try (Pool pool = Pools.create(name)) {
            Executor worker = pool.worker();
            IntStream.range(0, 1_000).forEach(number -> worker.execute(() -> ran.add(number)));
            worker.execute(last::countDown);
            assertThat(last.await(1, TimeUnit.MINUTES)).isTrue();
        }
        assertThat(ran).isEqualTo(IntStream.range(0, 1_000).boxed().toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"baton", "baton-executor", "baton-reactor", "baton-rxjava", "stpe", "reactor", "rxjava", "coroutines"})
    void cancel_oneOfTwoTimers_onlyTheOtherFires(String name) throws InterruptedException {
        Tally cancelled = new Tally();
        CountDownLatch fired = new CountDownLatch(1);
        try (Pool pool = Pools.create(name)) {
            pool.cancel(pool.arm(3_600_000, cancelled));
            pool.arm(1, fired::countDown);
            assertThat(fired.await(1, TimeUnit.MINUTES)).isTrue();
        }
        cancelled.expect(0);
    }

    @Test
    void arm_poolWithoutTimers_saysSo() {
        try (Pool pool = Pools.create("fjp")) {
            assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> pool.arm(1, () -> {}));
            assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> pool.cancel(new Object()));
            assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(pool::worker);
        }
    }

    @Test
    void create_unknownName_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Pools.create("none")).withMessageContaining("none");
    }
}
