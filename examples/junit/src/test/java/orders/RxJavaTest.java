package orders;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.baton.core.testing.TestScheduler;
import dev.baton.junit.BatonTest;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Single;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.provider.ValueSource;

class RxJavaTest {
    @BatonTest
    @ValueSource(longs = {1, 24})
    void timer_takesVirtualHours(long hours, TestScheduler scheduler) {
        assertEquals(0L, Single.timer(hours, TimeUnit.HOURS).blockingGet());
        assertEquals(TimeUnit.HOURS.toNanos(hours), scheduler.nanoTime());
    }

    @BatonTest
    void interval_ticksAtItsTimes() {
        assertEquals(3L, Flowable.interval(1, TimeUnit.MINUTES).take(3).count().blockingGet());
    }
}
