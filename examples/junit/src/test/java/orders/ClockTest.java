package orders;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.baton.core.testing.TestScheduler;
import dev.baton.junit.BatonTest;
import dev.baton.junit.Rerun;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Timeout;

class ClockTest {
    private Instant start = Instant.MAX;

    @BeforeEach
    void remember(Clock clock) {
        start = clock.instant();
    }

    @Nested
    class InARun {
        @BatonTest(rerun = Rerun.LIFECYCLE)
        @Timeout(60)
        void clock_isThatOfTheRun(Clock clock, TestScheduler scheduler) {
            scheduler.advanceBy(Duration.ofSeconds(5));
            assertEquals(start.plusSeconds(5), clock.instant());
        }
    }
}
