package dev.baton.platform;

import dev.baton.core.Scheduler;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Cancellations race with the submission itself. */
final class QueueingCancelStressTest {
    private static final int ROUNDS = 20_000;

    private final ThreadPoolScheduler scheduler = ThreadPoolScheduler.builder()
            .threads(2)
            .foreground(MainLoop.create())
            .build();

    @AfterEach
    void close() {
        scheduler.close();
    }

    /** Cancels timers at the very moment when they are queued: whoever comes second must take them out. */
    private static void cancelWhileQueueing(Scheduler target) {
        List<Reference<Object>> watched = new ArrayList<>();
        AtomicReference<ProbeNode> handOff = new AtomicReference<>();
        Thread canceller = new Thread(() -> {
            for (int round = 0; round < ROUNDS; round++) {
                ProbeNode probe = handOff.get();
                while (probe == null) {
                    Thread.onSpinWait();
                    probe = handOff.get();
                }
                probe.cancel();
                handOff.set(null);
            }
        });
        canceller.start();
        for (int round = 0; round < ROUNDS; round++) {
            ProbeNode probe = new ProbeNode();
            watched.add(new WeakReference<>(probe));
            handOff.set(probe);
            target.submit(probe, Duration.ofDays(1).toNanos());
            while (handOff.get() != null) {
                Thread.onSpinWait();
            }
        }
        Await.end(canceller);
        Await.unreachable(watched);
    }

    @Test
    void cancel_whileATimerIsQueued_isUnreachable() {
        cancelWhileQueueing(scheduler);
    }

    @Test
    void cancel_whileAForegroundTimerIsQueued_isUnreachable() {
        cancelWhileQueueing(scheduler.foreground());
    }

    @Test
    void cancel_whileATimerOfAWorkerIsQueued_isUnreachable() {
        cancelWhileQueueing(scheduler.createWorker());
    }

    @Test
    void cancel_whileATimerOfAForegroundWorkerIsQueued_isUnreachable() {
        cancelWhileQueueing(scheduler.foreground().createWorker());
    }
}
