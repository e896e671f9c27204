package dev.baton.core;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Prints how many timers each candidate arms and fires in a second, in rounds that take turns: the figures of the decision
 * about the timer structure. What runs the timers is left out, so the ratios are larger than a user sees.
 */
final class TimerCandidateTimes {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int ROUNDS = 15;

    private TimerCandidateTimes() {}

    public static void main(String[] arguments) {
        for (int count : new int[] {1_000, 100_000, 1_000_000}) {
            long[] delays = new Random(7).longs(count, 1, 3_600_000).map(millis -> millis * 1_000_000).toArray();
            Map<String, double[]> rates = new LinkedHashMap<>();
            for (int round = -5; round < ROUNDS; round++) {
                for (Map.Entry<String, Supplier<TimerCandidate>> candidate : TimerCandidate.all().entrySet()) {
                    double rate = rate(candidate.getValue(), delays);
                    if (round >= 0) {
                        rates.computeIfAbsent(candidate.getKey(), name -> new double[ROUNDS])[round] = rate;
                    }
                }
            }
            rates.forEach((name, all) -> {
                Arrays.sort(all);
                System.out.printf(Locale.ROOT, "%,9d  %-24s %5.1f million a second (%.1f to %.1f)%n",
                        count, name, all[ROUNDS / 2], all[0], all[ROUNDS - 1]);
            });
        }
    }

    private static double rate(Supplier<TimerCandidate> candidate, long[] delays) {
        int repeats = Math.max(1, 200_000 / delays.length);
        long start = THREADS.getCurrentThreadCpuTime();
        long fired = 0;
        for (int i = 0; i < repeats; i++) {
            fired += fire(candidate.get(), delays);
        }
        double nanos = THREADS.getCurrentThreadCpuTime() - start;
        return 1_000 * fired / nanos;
    }

    private static long fire(TimerCandidate timers, long[] delays) {
        for (long delay : delays) {
            timers.arm(new TimerNode(), delay);
        }
        long fired = 0;
        while (timers.poll(Long.MAX_VALUE - 1) != null) {
            fired++;
        }
        return fired;
    }
}
