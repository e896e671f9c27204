package dev.baton.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.core.Scheduler;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;

/** Submits probes, delayed ones among them, until one is rejected or there are no more. */
final class Submitter extends Thread {
    private static final int PROBES = 300;

    private final Scheduler target;
    private final CountDownLatch underWay;
    private final List<ProbeNode> accepted = new ArrayList<>();
    private final List<ProbeNode> rejected = new ArrayList<>();

    /**
     * A submitter that is not started yet.
     *
     * @param underWay comes down by one with every probe
     */
    Submitter(Scheduler target, CountDownLatch underWay) {
        super("submitter");
        this.target = target;
        this.underWay = underWay;
    }

    /** Submits from three threads to a target and closes something meanwhile; then every probe is verified. */
    static void race(Scheduler target, Scheduler closed) {
        CountDownLatch underWay = new CountDownLatch(100);
        List<Submitter> submitters =
                Stream.generate(() -> new Submitter(target, underWay)).limit(3).toList();
        submitters.forEach(Thread::start);
        Await.zero(underWay);
        closed.close();
        submitters.forEach(Await::end);
        submitters.forEach(Submitter::verify);
    }

    private static long delayOf(int number) {
        switch (number % 4) {
            case 0:
                return number * 100L;
            case 1:
                return 1_000_000_000_000L;
            default:
                return 0;
        }
    }

    @Override
    public void run() {
        for (int number = 0; number < PROBES && rejected.isEmpty(); number++) {
            ProbeNode probe = new ProbeNode();
            try {
                target.submit(probe, delayOf(number));
                accepted.add(probe);
            } catch (RejectedExecutionException closed) {
                rejected.add(probe);
            }
            underWay.countDown();
        }
    }

    /** Checks that every accepted probe was run or cancelled, once, and that no rejected one was run. */
    private void verify() {
        accepted.forEach(probe -> Await.value(probe.settled));
        assertThat(accepted).allMatch(probe -> probe.outcomes() == 1);
        assertThat(rejected).allMatch(probe -> probe.runs.get() == 0);
    }
}
