package dev.baton.rxjava;

import dev.baton.core.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** The one clock of scheduler and workers. */
final class Now {
    private Now() {}

    static long of(Scheduler scheduler, TimeUnit unit) {
        Instant now = scheduler.now();
        return unit.convert(Duration.ofSeconds(now.getEpochSecond(), now.getNano()));
    }
}
