package dev.baton.rxjava;

import dev.baton.core.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** The one clock of scheduler and workers. */
final class Now {
    private Now() {}

    static long of(Scheduler scheduler, TimeUnit unit) {
        return unit.convert(Duration.between(Instant.EPOCH, scheduler.now()));
    }
}
