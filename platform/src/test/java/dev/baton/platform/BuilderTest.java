package dev.baton.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

final class BuilderTest {
    private static Thread threadOf(ThreadPoolScheduler scheduler) {
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        scheduler.schedule(() -> thread.complete(Thread.currentThread()));
        return Await.value(thread);
    }

    @Test
    void threads_notPositive_isRefused() {
        for (int count : new int[] {0, -1}) {
            assertThatThrownBy(() -> ThreadPoolScheduler.create(count))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("A thread pool needs at least one thread, but was given " + count);
        }
    }

    @Test
    void namePrefix_blank_isRefused() {
        assertThatThrownBy(() -> ThreadPoolScheduler.builder().namePrefix(" "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("blank");
    }

    @Test
    void settings_null_namesTheArgument() {
        ThreadPoolSchedulerBuilder builder = ThreadPoolScheduler.builder();
        assertThatNullPointerException().isThrownBy(() -> builder.namePrefix(null)).withMessage("prefix");
        assertThatNullPointerException().isThrownBy(() -> builder.foreground(null)).withMessage("foreground");
        assertThatNullPointerException().isThrownBy(() -> builder.errorHandler(null)).withMessage("handler");
        assertThatNullPointerException().isThrownBy(() -> MainLoop.create().runUntil(null)).withMessage("condition");
    }

    @Test
    void namePrefix_namesThreadsAndScheduler() {
        try (ThreadPoolScheduler scheduler =
                ThreadPoolScheduler.builder().threads(1).namePrefix("io").build()) {
            assertThat(threadOf(scheduler).getName()).isEqualTo("io-1");
            assertThat(scheduler).hasToString("ThreadPoolScheduler(io, 1 thread)");
        }
    }

    @Test
    void create_runsOnDaemonThreads() {
        try (ThreadPoolScheduler scheduler = ThreadPoolScheduler.create(2)) {
            Thread thread = threadOf(scheduler);
            assertThat(thread.isDaemon()).isTrue();
            assertThat(thread.getName()).matches("baton-[12]");
        }
    }

    @Test
    void daemon_false_runsOnUserThreads() {
        try (ThreadPoolScheduler scheduler =
                ThreadPoolScheduler.builder().threads(1).daemon(false).build()) {
            assertThat(threadOf(scheduler).isDaemon()).isFalse();
        }
    }
}
