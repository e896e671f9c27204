package orders;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.baton.core.testing.TestScheduler;
import dev.baton.junit.BatonTest;
import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

class ReactorTest {
    @BatonTest
    void block_waitsInVirtualTime(TestScheduler scheduler) {
        assertEquals(0L, Mono.delay(Duration.ofDays(1)).block());
        assertEquals(Duration.ofDays(1).toNanos(), scheduler.nanoTime());
    }

    @BatonTest(install = {})
    void concatMap_keepsTheOrder(Scheduler reactor, TestScheduler scheduler) {
        List<Integer> got = scheduler.blockOn(Flux.range(1, 5)
                .concatMap(number -> Mono.just(number).subscribeOn(reactor))
                .collectList()
                .toFuture());
        assertEquals(List.of(1, 2, 3, 4, 5), got);
    }
}
