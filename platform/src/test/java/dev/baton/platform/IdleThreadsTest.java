package dev.baton.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

final class IdleThreadsTest {
    private final IdleThreads idle = new IdleThreads(3);
    private final Pool pool = new Pool(
            new ThreadPoolScheduler(ThreadPoolScheduler.builder()), 1, 0, Overflow.REJECT);
    private final PoolThread first = new PoolThread(pool, 0);
    private final PoolThread second = new PoolThread(pool, 1);
    private final PoolThread third = new PoolThread(pool, 2);

    @Test
    void wakeOne_nobodySleeps_leavesNoTrace() {
        idle.wakeOne();
        idle.add(first);
        idle.wakeOne();
        assertThat(idle.count()).isZero();
    }

    @Test
    void wakeOne_whileOneSearches_wakesNobody() {
        idle.add(first);
        idle.add(second);
        idle.wakeOne();
        idle.wakeOne();
        assertThat(idle.count()).isOne();
        assertThat(idle.stopSearching()).isTrue();
        idle.wakeOne();
        assertThat(idle.count()).isZero();
    }

    @Test
    void startSearching_letsHalfOfThemDoSo() {
        assertThat(idle.startSearching()).isTrue();
        assertThat(idle.startSearching()).isTrue();
        assertThat(idle.startSearching()).isFalse();
        assertThat(idle.stopSearching()).isFalse();
        assertThat(idle.stopSearching()).isTrue();
    }

    @Test
    void remove_onlyWhoSleeps() {
        idle.add(first);
        idle.add(second);
        idle.add(third);
        assertThat(idle.remove(first)).isTrue();
        assertThat(idle.remove(first)).isFalse();
        assertThat(idle.count()).isEqualTo(2);
        idle.wakeAll();
        assertThat(idle.remove(second)).isFalse();
        assertThat(idle.remove(third)).isFalse();
    }

    @Test
    void awaitAll_asksTheConditionOnceAllSleep() throws InterruptedException {
        assertThat(idle.awaitAll(Deadline.now(), () -> true)).isFalse();
        idle.add(first);
        idle.add(second);
        CompletableFuture<Boolean> all = CompletableFuture.supplyAsync(() -> {
            try {
                return idle.awaitAll(Deadline.NEVER, () -> true);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        idle.add(third);
        assertThat(Await.value(all)).isTrue();
        assertThat(idle.awaitAll(Deadline.now(), () -> false)).isFalse();
    }
}
