package dev.baton.platform;

import org.junit.jupiter.api.Test;

final class SoakTest {
    @Test
    void aMillionTasks_areRunCancelledOrRejectedExactlyOnce() {
        Soak.run(1_000_000, 1);
    }
}
