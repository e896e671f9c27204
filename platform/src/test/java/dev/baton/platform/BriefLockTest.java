package dev.baton.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class BriefLockTest {
    private static final int TIMES = 100_000;

    private final BriefLock lock = new BriefLock();
    private int count; // plain: the lock makes what one thread did visible to the next

    private void countWithLock() {
        for (int i = 0; i < TIMES; i++) {
            lock.lock();
            count++;
            lock.unlock();
        }
    }

    @Test
    void lock_threeThreads_excludesThemFromEachOther() {
        List<Thread> threads = Stream.generate(() -> new Thread(this::countWithLock)).limit(3).toList();
        threads.forEach(Thread::start);
        threads.forEach(Await::end);
        assertThat(count).isEqualTo(3 * TIMES);
    }

    @Test
    void tryLock_taken_isRefused() {
        assertThat(lock.tryLock()).isTrue();
        assertThat(lock.tryLock()).isFalse();
        lock.unlock();
        assertThat(lock.tryLock()).isTrue();
    }
}
