package dev.baton.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.Cancellable;
import dev.baton.core.Scheduler;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

/** Every submission has exactly one outcome, whatever cancellations and closing do at the same time. */
final class ObserverStressTest {
    private static final int ROUNDS = 40;
    private static final int SUBMISSIONS = 2_000;

    @Test
    void everySubmission_hasExactlyOneOutcome() {
        for (int round = 0; round < ROUNDS; round++) {
            EventLog log = new EventLog();
            Queue<Thread> own = new ConcurrentLinkedQueue<>();
            ThreadPoolScheduler scheduler = ThreadPoolScheduler.builder()
                    .threads(2)
                    .threadFactory(life -> {
                        Thread thread = new Thread(life);
                        own.add(thread);
                        return thread;
                    })
                    .errorHandler(error -> {})
                    .observer(log)
                    .build();
            List<Scheduler> ways = List.of(
                    scheduler, scheduler.createWorker(), scheduler.createWorker().createWorker(), scheduler.elastic());
            List<Thread> threads = new ArrayList<>();
            for (int number = 0; number < 2; number++) {
                long seed = round * 2L + number;
                threads.add(new Thread(() -> submit(ways, new SplittableRandom(seed))));
            }
            threads.forEach(Thread::start);
            Await.until(() -> log.submitted.get() > SUBMISSIONS);
            scheduler.close();
            threads.forEach(Await::end);
            own.forEach(Await::end);
            assertThat(log.running).hasValue(0);
            assertThat(log.outcomes).hasValue(log.submitted.get());
        }
    }

    private static void submit(List<Scheduler> ways, SplittableRandom random) {
        ArrayDeque<Cancellable> handles = new ArrayDeque<>();
        for (int i = 0; i < SUBMISSIONS; i++) {
            Scheduler way = ways.get(random.nextInt(ways.size()));
            try {
                handles.add(switch (random.nextInt(3)) {
                    case 0 -> way.schedule(() -> {});
                    case 1 -> way.scheduleAfter(Duration.ofNanos(random.nextInt(100_000)), () -> {});
                    default -> way.schedulePeriodically(Duration.ZERO, Duration.ofNanos(50_000), () -> {});
                });
            } catch (RejectedExecutionException closed) {
                continue;
            }
            if (handles.size() > 8) {
                handles.remove().cancel();
            }
        }
        handles.forEach(Cancellable::cancel);
    }
}
