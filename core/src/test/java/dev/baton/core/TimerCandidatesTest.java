package dev.baton.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every structure that was compared fires the same timers in the same order. */
final class TimerCandidatesTest {
    private static final List<Long> HORIZONS = List.of(3L, 70L, 5_000L, 300_000L, 3_600_000_000_000L, 1L << 61);

    static Stream<String> candidates() {
        return TimerCandidate.all().keySet().stream().filter(name -> !name.equals("java.util.PriorityQueue"));
    }

    @ParameterizedTest
    @MethodSource("candidates")
    void randomPrograms_fireAsAPriorityQueueDoes(String name) {
        Supplier<TimerCandidate> candidate = TimerCandidate.all().get(name);
        for (int seed = 0; seed < 120; seed++) {
            assertThat(run(candidate.get(), seed)).as("seed %d", seed).isEqualTo(run(new PriorityQueueCandidate(), seed));
        }
    }

    /** Arms, cancels, re-arms and polls up to limits at random; returns the numbers of what fired, and 0 for each limit. */
    private static List<Integer> run(TimerCandidate timers, int seed) {
        Random random = new Random(seed);
        long horizon = HORIZONS.get(random.nextInt(HORIZONS.size()));
        int most = 1 << random.nextInt(11);
        List<TimerNode> known = new ArrayList<>();
        List<Integer> fired = new ArrayList<>();
        long now = 0;
        for (int step = 0; step < 60; step++) {
            for (int arms = random.nextInt(most); arms > 0; arms--) {
                TimerNode timer = new TimerNode();
                timer.number = known.size() + 1;
                known.add(timer);
                arm(timers, timer, now, horizon, random);
            }
            for (int changes = random.nextInt(1 + known.size() / 4); changes > 0; changes--) {
                TimerNode timer = known.get(random.nextInt(known.size()));
                if (timer.isArmed) {
                    timers.cancel(timer);
                    timer.isArmed = false;
                }
                if (random.nextBoolean()) {
                    arm(timers, timer, now, horizon, random);
                }
            }
            now = Math.min(now + (long) (horizon * random.nextDouble() / 4), Long.MAX_VALUE / 2);
            fired.add(0);
            for (TimerNode due = timers.poll(now); due != null; due = timers.poll(now)) {
                due.isArmed = false;
                fired.add(due.number);
            }
        }
        return fired;
    }

    private static void arm(TimerCandidate timers, TimerNode timer, long now, long horizon, Random random) {
        long delay = 1 + (long) (horizon * random.nextDouble());
        if (random.nextInt(4) == 0) {
            delay = Math.max(1, delay & -(1L << random.nextInt(40))); // many fall on one instant
        }
        timer.isArmed = true;
        timers.arm(timer, now + delay);
    }
}
