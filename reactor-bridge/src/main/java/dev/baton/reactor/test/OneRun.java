package dev.baton.reactor.test;

import dev.baton.core.Installation;
import dev.baton.core.testing.TestScheduler;
import dev.baton.reactor.ReactorSchedulers;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import reactor.test.StepVerifier;

/** A script to be run once on a scheduler. */
final class OneRun<T> implements StepVerifier {
    private static final Duration AT_ONCE = Duration.ofSeconds(-1);

    private final TestScheduler scheduler;
    private final Plan<T> plan;

    OneRun(TestScheduler scheduler, Plan<T> plan) {
        this.scheduler = scheduler;
        this.plan = plan;
    }

    @Override
    public StepVerifier log() {
        return new OneRun<>(scheduler, plan.withLog());
    }

    @Override
    public Duration verify() {
        return verify(Duration.ZERO);
    }

    @Override
    public Duration verify(Duration timeout) {
        long begin = scheduler.nanoTime();
        Verification<T> run = new Verification<>(scheduler, plan, Objects.requireNonNull(timeout, "timeout"));
        finish(run, ReactorSchedulers.install(scheduler), () -> plan.verifierOf(run).verify(AT_ONCE));
        return Duration.ofNanos(scheduler.nanoTime() - begin);
    }

    @Override
    public Assertions verifyThenAssertThat() {
        return verifyThenAssertThat(Duration.ZERO);
    }

    @Override
    public Assertions verifyThenAssertThat(Duration timeout) {
        Verification<T> run = new Verification<>(scheduler, plan, Objects.requireNonNull(timeout, "timeout"));
        return finish(run, ReactorSchedulers.install(scheduler), () -> plan.verifierOf(run).verifyThenAssertThat(AT_ONCE));
    }

    private <R> R finish(Verification<T> run, Installation installation, Supplier<R> verdict) {
        try (installation) {
            R result = verdict.get();
            run.finish();
            return result;
        }
    }

    @Override
    public StepVerifier verifyLater() {
        Verification<T> run = new Verification<>(scheduler, plan, null);
        Installation installation = ReactorSchedulers.install(scheduler);
        boolean begun = false;
        try {
            StepVerifier later = new Begun(run, installation, plan.verifierOf(run).verifyLater());
            begun = true;
            return later;
        } finally {
            if (!begun) {
                installation.close();
            }
        }
    }

    /** The same once the subscription has been submitted; the default schedulers stay replaced until it is verified. */
    private final class Begun implements StepVerifier {
        private final Verification<T> run;
        private final Installation installation;
        private final StepVerifier verifier;

        Begun(Verification<T> run, Installation installation, StepVerifier verifier) {
            this.run = run;
            this.installation = installation;
            this.verifier = verifier;
        }

        @Override
        public StepVerifier log() {
            verifier.log();
            return this;
        }

        @Override
        public StepVerifier verifyLater() {
            return this;
        }

        @Override
        public Duration verify() {
            return verify(Duration.ZERO);
        }

        @Override
        public Duration verify(Duration timeout) {
            Objects.requireNonNull(timeout, "timeout");
            long begin = scheduler.nanoTime();
            finish(run, installation, () -> {
                run.drive(timeout);
                return verifier.verify(AT_ONCE);
            });
            return Duration.ofNanos(scheduler.nanoTime() - begin);
        }

        @Override
        public Assertions verifyThenAssertThat() {
            throw new UnsupportedOperationException("The hooks that these assertions look at must be in place before the"
                    + " subscription. Call verifyThenAssertThat() instead of verifyLater()");
        }

        @Override
        public Assertions verifyThenAssertThat(Duration timeout) {
            return verifyThenAssertThat();
        }
    }
}
