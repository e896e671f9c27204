package dev.baton.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.core.testing.TestScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Family F: foreground tasks run on the main thread only, in order within their session. */
@Requires(Capability.FOREGROUND)
public interface ForegroundRules extends Rules {
    /**
     * Every foreground task runs on the main thread: direct, delayed, and of a worker.
     *
     * <p>If this fails, check that the bridge passes each of them to the foreground view it was given.
     */
    @Test
    default void f1_foregroundTasksRunOnTheMainThread() {
        everywhere(subject -> {
            LibraryScheduler foreground = subject.foreground();
            List<Boolean> main = new CopyOnWriteArrayList<>();
            Runnable task = () -> main.add(subject.core().isMainThread());
            foreground.schedule(task);
            foreground.scheduleAfter(Duration.ofMillis(2), task);
            foreground.createWorker().schedule(task);
            foreground.createWorker().scheduleAfter(Duration.ofMillis(2), task);
            subject.runUntil("F1: all four foreground tasks run", () -> main.size() == 4);
            assertFalse(main.contains(false), "F1: a foreground task ran off the main thread");
        });
    }

    /**
     * Every run of a periodic foreground task is on the main thread.
     *
     * <p>If this fails, check that runs after the first are submitted to the foreground too.
     */
    @Test
    @Requires(Capability.PERIODIC)
    default void f2_periodicForegroundTaskStaysOnTheMainThread() {
        everywhere(subject -> {
            List<Boolean> main = new CopyOnWriteArrayList<>();
            var ticks = subject.foreground().schedulePeriodically(
                    Duration.ZERO, Duration.ofMillis(1), () -> main.add(subject.core().isMainThread()));
            subject.runUntil("F2: the periodic foreground task runs three times", () -> main.size() >= 3);
            ticks.cancel();
            assertFalse(main.contains(false), "F2: a run of the periodic foreground task was off the main thread");
        });
    }

    /**
     * Foreground tasks of one session run in the order of submission, direct ones and those of workers alike.
     *
     * <p>If this fails, check that a foreground worker is a handle on the one foreground lane.
     */
    @Test
    default void f3_foregroundTasksKeepTheirOrder() {
        everywhere(subject -> {
            LibraryScheduler foreground = subject.foreground();
            Submissions worker = foreground.createWorker();
            List<Integer> ran = new CopyOnWriteArrayList<>();
            List<Integer> expected = IntStream.range(0, 40).boxed().toList();
            expected.forEach(i -> (i % 2 == 0 ? foreground : worker).schedule(() -> ran.add(i)));
            subject.runUntil("F3: all 40 foreground tasks run", () -> ran.size() == 40);
            assertEquals(expected, ran, "F3: foreground tasks of one session run in the order of submission");
        });
    }

    /**
     * A background task is not on the main thread, and may post to the foreground.
     *
     * <p>If this fails, check {@code isMainThread()} in background tasks, and that posting is allowed from any thread.
     */
    @Test
    default void f4_backgroundTaskIsOffTheMainThreadAndMayPostToIt() {
        everywhere(subject -> {
            List<Boolean> main = new CopyOnWriteArrayList<>();
            LibraryScheduler foreground = subject.foreground();
            subject.library().schedule(() -> {
                main.add(subject.core().isMainThread());
                foreground.schedule(() -> main.add(subject.core().isMainThread()));
            });
            subject.runUntil("F4: the background task and its answer run", () -> main.size() == 2);
            assertEquals(List.of(false, true), main, "F4: background off the main thread, its answer on it");
        });
    }

    /**
     * Foregrounds of different sessions interleave, each in its own order.
     *
     * <p>If this fails, check that each session's foreground is a lane of its own.
     */
    @Test
    @Requires(Capability.SEEDED_ORDER)
    default void f5_foregroundsOfDifferentSessionsInterleave() {
        Set<String> orders = new HashSet<>();
        for (long seed = 0; seed < 200; seed++) {
            TestScheduler scheduler = TestScheduler.withSeed(seed);
            StringBuilder order = new StringBuilder();
            for (String tasks : List.of("ab", "xy")) {
                LibraryScheduler foreground = bridge().over(scheduler.newForeground());
                tasks.chars().forEach(task -> foreground.schedule(() -> order.append((char) task)));
            }
            scheduler.runUntilIdle();
            orders.add(order.toString());
        }
        assertEquals(6, orders.size(), "F5: two sessions of two tasks have six orders, but these were seen: " + orders);
        assertTrue(orders.stream().allMatch(o -> o.indexOf('a') < o.indexOf('b') && o.indexOf('x') < o.indexOf('y')),
                "F5: a session's order was broken in one of " + orders);
    }

    /**
     * While a foreground task blocks, other tasks run, but none of its own lane.
     *
     * <p>If this fails, check that a lane with a task on the stack offers no candidate.
     */
    @Test
    @Requires(Capability.NESTED_BLOCKING)
    default void f6_blockingForegroundTaskIsNotOvertakenByItsOwnLane() {
        for (long seed = 0; seed < 50; seed++) {
            TestScheduler scheduler = TestScheduler.builder().seed(seed).allowNestedBlocking(true).build();
            LibraryScheduler foreground = bridge().over(scheduler.foreground());
            LibraryScheduler background = bridge().over(scheduler);
            AtomicBoolean inside = new AtomicBoolean();
            List<String> ran = new ArrayList<>();
            Runnable blocking = () -> {
                assertFalse(inside.getAndSet(true), "F6: a task of the lane ran while another of it was blocking");
                scheduler.blockOn(scheduler.timer(Duration.ofMillis(1)));
                inside.set(false);
                ran.add("foreground");
            };
            foreground.schedule(blocking);
            foreground.schedule(blocking);
            background.schedule(() -> ran.add("background"));
            scheduler.runUntilIdle();
            assertEquals(3, ran.size(), "F6: all three tasks run");
        }
    }

    /**
     * What may run in place does so on the main thread; submitted anywhere else it takes its place on the foreground.
     *
     * <p>If this fails, check that {@code isMainThread()} is asked at each submission, and nothing else.
     */
    @Test
    @Requires(Capability.IN_PLACE)
    default void f7_runningInPlaceIsForTheMainThreadOnly() {
        everywhere(subject -> {
            List<String> ran = new CopyOnWriteArrayList<>();
            LibraryScheduler foreground = subject.foreground();
            Submissions inPlace = foreground.inPlace();
            subject.library().schedule(() -> {
                inPlace.schedule(() -> ran.add("from the background, main: " + subject.core().isMainThread()));
                foreground.schedule(() -> {
                    inPlace.schedule(() -> ran.add("in place"));
                    ran.add("then");
                });
            });
            subject.runUntil("F7: all three run", () -> ran.size() == 3);
            assertEquals(List.of("from the background, main: true", "in place", "then"), ran,
                    "F7: in place on the main thread, else dispatched to it");
        });
    }
}
