package orders;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.parallel.ResourceLock;
import reactor.core.scheduler.Schedulers;

/** A test without Baton finds Reactor's own threads, whatever ran before it or runs beside it. */
class PlainTest {
    @RepeatedTest(20)
    @ResourceLock("dev.baton.install.reactor")
    void parallel_isReactorsOwn() {
        CompletableFuture<String> thread = new CompletableFuture<>();
        Schedulers.parallel().schedule(() -> thread.complete(Thread.currentThread().getName()));
        assertTrue(thread.join().startsWith("parallel-"), thread.join());
    }
}
