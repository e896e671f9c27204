package dev.baton.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * Millions of random tasks, cancellations, failures and closings; then the books must balance: what was submitted was
 * run, cancelled or rejected, once, and nothing is left in memory.
 *
 * <p>The profile "stress" runs a hundred million, {@code SoakTest} a million.
 */
final class Soak {
    private static final int SUBMITTERS = 3;
    private static final int PER_ROUND = 1_000_000;
    private static final long HEAP_MARGIN = 8 << 20;
    private static final String PREFIX = "soak";

    private final SoakLedger ledger = new SoakLedger();
    private final SplittableRandom random;
    private final long seed;

    private Soak(long seed) {
        this.seed = seed;
        this.random = new SplittableRandom(seed);
    }

    /** Runs a soak of about so many tasks, and prints its figures. */
    static void run(long tasks, long seed) {
        System.out.println("Soak of " + tasks + " tasks, seed " + seed);
        new Soak(seed).run(tasks);
    }

    /** Takes the number of tasks and, if the last soak is to be repeated, its seed. */
    public static void main(String[] arguments) {
        run(Long.parseLong(arguments[0]), arguments.length > 1 ? Long.parseLong(arguments[1]) : 20_261_121);
    }

    private void run(long tasks) {
        round(100_000, true); // loads the classes
        long heapBefore = usedHeap();
        int threadsBefore = threads();
        long start = System.nanoTime();
        boolean gracefully = false;
        while (ledger.submitted.sum() < tasks) {
            round((int) Math.min(PER_ROUND, tasks), gracefully);
            gracefully = !gracefully;
        }
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
        Await.until(() -> threads() <= threadsBefore);
        long heapAfter = usedHeap();
        System.out.println("  " + ledger + "; " + seconds + " s; heap " + (heapBefore >> 10) + " KB before, " + (heapAfter >> 10)
                + " KB after; threads " + threadsBefore + " before, " + threads() + " after");
        assertThat(heapAfter).as("used heap after soak with seed %d", seed).isLessThan(heapBefore + HEAP_MARGIN);
    }

    /** One scheduler's life: it is closed while the last tasks are being submitted. */
    private void round(int tasks, boolean gracefully) {
        ThreadPoolScheduler scheduler = ThreadPoolScheduler.builder()
                .threads(2)
                .elasticThreads(4)
                .namePrefix(PREFIX)
                .errorHandler(error -> ledger.reported.increment())
                .build();
        SoakBody.happenIn(ledger, scheduler);
        long closeAt = ledger.submitted.sum() + tasks - tasks / 50;
        List<SoakSubmitter> submitters = new ArrayList<>();
        for (int i = 0; i < SUBMITTERS; i++) {
            submitters.add(new SoakSubmitter(scheduler, ledger, tasks / SUBMITTERS, random.split()));
        }
        submitters.forEach(Thread::start);
        Await.until(() -> ledger.submitted.sum() >= closeAt);
        if (gracefully) {
            assertThat(scheduler.closeGracefully(Duration.ofSeconds(60))).as("closed gracefully").isTrue();
        } else {
            scheduler.close();
        }
        submitters.forEach(Await::end);
        Await.until(() -> threads() == 0);
        SoakBody.forgetPlace();
        assertThat(ledger.isBalanced()).as("seed %d: %s", seed, ledger).isTrue();
    }

    private static int threads() {
        return (int) Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith(PREFIX + "-"))
                .count();
    }

    private static long usedHeap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
