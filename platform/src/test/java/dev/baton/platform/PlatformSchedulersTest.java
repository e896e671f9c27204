package dev.baton.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.baton.core.Scheduler;
import dev.baton.core.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PlatformSchedulersTest {
    @ParameterizedTest
    @ValueSource(strings = {"Mac OS X", "Linux", "Windows 11", "FreeBSD", ""})
    void create_everyOperatingSystem_runsBothSides(String osName) {
        MainLoop loop = MainLoop.create();
        try (Scheduler scheduler = PlatformSchedulers.create(osName, loop)) {
            assertThat(scheduler).isInstanceOf(ThreadPoolScheduler.class);
            Task<Boolean> background = scheduler.spawn(scheduler::isMainThread);
            Task<Boolean> foreground = scheduler.spawnForeground(scheduler::isMainThread);
            loop.runUntil(() -> background.isDone() && foreground.isDone());
            assertThat(background.join()).isFalse();
            assertThat(foreground.join()).isTrue();
        }
    }

    @Test
    void create_withAndWithoutForeground() {
        try (Scheduler bare = PlatformSchedulers.create();
                Scheduler paired = PlatformSchedulers.create(MainLoop.create())) {
            assertThat(Await.value(bare.spawn(() -> 1))).isEqualTo(1);
            assertThat(Await.value(paired.spawn(() -> 2))).isEqualTo(2);
        }
        assertThatNullPointerException().isThrownBy(() -> PlatformSchedulers.create(null)).withMessage("foreground");
    }
}
