package orders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.baton.core.BackgroundExecutor;
import dev.baton.core.Task;
import dev.baton.core.testing.TestScheduler;
import dev.baton.junit.BatonTest;
import dev.baton.junit.ClockPolicy;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

class ExecutorTest {
    @BatonTest
    void futures_runOnTheScheduler(TestScheduler scheduler) {
        CompletableFuture<Integer> sum = CompletableFuture.supplyAsync(() -> 40, scheduler::schedule)
                .thenCombineAsync(CompletableFuture.supplyAsync(() -> 2, scheduler::schedule), Integer::sum, scheduler::schedule);
        assertEquals(42, scheduler.blockOn(sum));
    }

    @BatonTest(clock = ClockPolicy.IDLE) // else the two hours may be over before the timeout is set
    void tasks_timeOutInVirtualTime(BackgroundExecutor background, TestScheduler scheduler) {
        Task<Void> late = background.timer(Duration.ofHours(2));
        assertThrows(CompletionException.class, () -> late.orTimeout(1, TimeUnit.HOURS).join());
        assertEquals(TimeUnit.HOURS.toNanos(1), scheduler.nanoTime());
    }
}
