package dev.baton.benchmarks;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.baton.benchmarks.junit.EmptyTests;
import java.util.Arrays;
import java.util.Locale;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/**
 * Measures what one run of an empty {@code @BatonTest} costs, beside one repetition of an empty {@code @RepeatedTest} and an
 * empty {@code @Test}, in turn and in one process; the median of the rounds counts. The optional argument is their number.
 */
public final class JUnitBenchmark {
    private static final int WARM_UP = 20;
    private static final Class<?>[] TESTS = {
        EmptyTests.Plain.class, EmptyTests.Repeated.class, EmptyTests.Injected.class, EmptyTests.Installed.class
    };
    private static final double MOST_OF_A_REPETITION = 0.1;

    private JUnitBenchmark() {}

    /** Measures, prints, and ends with status 1 if a run costs more than a tenth of a repetition. */
    public static void main(String[] arguments) {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 50;
        double[][] nanos = new double[TESTS.length][rounds];
        Launcher launcher = LauncherFactory.create();
        for (int round = -WARM_UP; round < rounds; round++) {
            for (int i = 0; i < TESTS.length; i++) {
                long taken = measure(launcher, TESTS[i]);
                if (round >= 0) {
                    nanos[i][round] = (double) taken / (i == 0 ? 1 : EmptyTests.TIMES);
                }
            }
        }
        double repetition = median(nanos[1]);
        boolean isCheap = true;
        for (int i = 0; i < TESTS.length; i++) {
            double median = median(nanos[i]);
            System.out.printf(Locale.ROOT, "%-10s %,12.0f ns each, %6.2f of a repetition%n",
                    TESTS[i].getSimpleName(), median, median / repetition);
            isCheap &= i < 2 || median <= MOST_OF_A_REPETITION * repetition;
        }
        System.exit(isCheap ? 0 : 1);
    }

    private static long measure(Launcher launcher, Class<?> tests) {
        LauncherDiscoveryRequest request =
                LauncherDiscoveryRequestBuilder.request().selectors(selectClass(tests)).build();
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        long start = System.nanoTime();
        launcher.execute(request, summary);
        long taken = System.nanoTime() - start;
        if (summary.getSummary().getTestsFailedCount() > 0 || summary.getSummary().getTestsSucceededCount() == 0) {
            throw new IllegalStateException(tests + " did not pass: " + summary.getSummary().getFailures());
        }
        return taken;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
