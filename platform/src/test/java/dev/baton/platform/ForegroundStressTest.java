package dev.baton.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Submitters, cancellations, timers and closing at once, over a foreground that refuses now and then. */
final class ForegroundStressTest {
    private static final int SUBMITTERS = 3;
    private static final int EACH = 2_000;

    private final AtomicInteger reported = new AtomicInteger();
    private final AtomicInteger asked = new AtomicInteger();

    @RepeatedTest(20)
    void everyTask_runsIsCancelledOrIsRejected_once(RepetitionInfo repetition) {
        ExecutorService executor = Executors.newSingleThreadExecutor();
        Foreground single = Foreground.ofSingleThread(executor);
        int refusals = repetition.getCurrentRepetition() % 4; // in 16; the first of four foregrounds never refuses
        Foreground moody = Foreground.of(
                turn -> {
                    if (asked.incrementAndGet() % 16 < refusals) {
                        throw new RejectedExecutionException("not in the mood");
                    }
                    single.execute(turn);
                },
                single::isForegroundThread);
        ThreadPoolScheduler scheduler = ThreadPoolScheduler.builder()
                .threads(1)
                .foreground(moody)
                .errorHandler(error -> reported.incrementAndGet())
                .build();
        List<Submission> submitters = new ArrayList<>();
        for (int i = 0; i < SUBMITTERS; i++) {
            Submission submission = new Submission(scheduler, new Random(31L * repetition.getCurrentRepetition() + i));
            submitters.add(submission);
            submission.start();
        }
        submitters.forEach(Await::end);
        if (repetition.getCurrentRepetition() % 2 == 0) {
            scheduler.close();
        }
        for (Submission submission : submitters) {
            submission.accepted.forEach(task -> Await.value(task.settled));
        }
        scheduler.close();
        executor.shutdown();
        for (Submission submission : submitters) {
            // Both at once if it was cancelled while it was running.
            assertThat(submission.accepted)
                    .allMatch(task -> task.outcomes() > 0 && task.runs.get() <= 1 && task.cancellations.get() <= 1);
            assertThat(submission.rejected).allMatch(task -> task.runs.get() == 0);
            assertThat(submission.accepted.size() + submission.rejected.size()).isEqualTo(EACH);
        }
        if (refusals == 0) {
            assertThat(reported).hasValue(0);
        }
    }

    private static final class Submission extends Thread {
        final List<ProbeNode> accepted = new ArrayList<>();
        final List<ProbeNode> rejected = new ArrayList<>();
        private final ThreadPoolScheduler scheduler;
        private final Random random;

        Submission(ThreadPoolScheduler scheduler, Random random) {
            this.scheduler = scheduler;
            this.random = random;
        }

        @Override
        public void run() {
            for (int i = 0; i < EACH; i++) {
                ProbeNode task = new ProbeNode();
                try {
                    scheduler.submitForeground(task, random.nextInt(3) == 0 ? random.nextInt(100_000) : 0);
                    accepted.add(task);
                } catch (RejectedExecutionException refused) {
                    rejected.add(task);
                }
                if (random.nextInt(4) == 0 && !accepted.isEmpty()) {
                    accepted.get(accepted.size() - 1 - random.nextInt(Math.min(8, accepted.size()))).cancel();
                }
            }
        }
    }
}
