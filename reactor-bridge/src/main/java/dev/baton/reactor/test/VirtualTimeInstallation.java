package dev.baton.reactor.test;

import dev.baton.core.Installation;
import dev.baton.core.testing.TestScheduler;
import dev.baton.reactor.ReactorSchedulers;
import org.jspecify.annotations.Nullable;
import reactor.test.scheduler.VirtualTimeScheduler;

/**
 * Enables a new view whenever the last one has ended.
 *
 * <p>Plain {@code StepVerifier.withVirtualTime} takes the virtual time that is enabled, and at its end resets whatever is. So
 * one that is enabled once serves one verification. A view hears of its end when all is put back, and that is the
 * moment to enable the next; unless it has ended because somebody enabled another.
 */
final class VirtualTimeInstallation {
    private static final Object LOCK = new Object();

    private static @Nullable VirtualTimeInstallation current; // under the lock, as is the rest

    private final TestScheduler scheduler;
    private final Installation between;
    private int owners;
    private boolean isInterrupted;

    private VirtualTimeInstallation(TestScheduler scheduler) {
        this.scheduler = scheduler;
        this.between = ReactorSchedulers.install(scheduler);
    }

    /** Enables a view for one verification, between those of the installation if there is one. */
    static VirtualTimeView interruptedBy(TestScheduler scheduler) {
        String refusal = VirtualTimeView.refusal(scheduler);
        synchronized (LOCK) {
            VirtualTimeInstallation present = current;
            if (present == null) {
                return VirtualTimeView.enabled(scheduler, refusal, () -> {});
            }
            present.isInterrupted = true;
            VirtualTimeScheduler.reset();
            present.isInterrupted = false;
            return VirtualTimeView.enabled(scheduler, refusal, present::enable);
        }
    }

    static Installation of(TestScheduler scheduler) {
        synchronized (LOCK) {
            VirtualTimeInstallation present = current;
            if (present != null && present.scheduler != scheduler) {
                throw new IllegalStateException("The virtual time of " + present.scheduler + " is installed, so that of "
                        + scheduler + " cannot be: Reactor has one for the process. Close the installation that is there,"
                        + " and run such tests one after the other; or use BatonStepVerifier, which installs nothing");
            }
            if (present == null && VirtualTimeScheduler.isFactoryEnabled()) {
                throw new IllegalStateException("Another virtual time is enabled, so that of " + scheduler + " cannot be"
                        + " installed: " + VirtualTimeScheduler.get() + ". Call VirtualTimeScheduler.reset() first");
            }
            VirtualTimeInstallation installation = present == null ? new VirtualTimeInstallation(scheduler) : present;
            if (installation.owners++ == 0) {
                current = installation;
                installation.enable();
            }
            return installation.new Owner();
        }
    }

    private void enable() {
        synchronized (LOCK) {
            if (owners > 0 && !isInterrupted && !VirtualTimeScheduler.isFactoryEnabled()) {
                VirtualTimeView.enabled(scheduler, null, this::enable);
            }
        }
    }

    private void release() {
        synchronized (LOCK) {
            if (--owners > 0) {
                return;
            }
            current = null;
            VirtualTimeScheduler.reset();
            between.close();
        }
    }

    /** One of those who installed the same. */
    private final class Owner implements Installation {
        private boolean closed;

        @Override
        public void close() {
            synchronized (LOCK) {
                if (!closed) {
                    closed = true;
                    release();
                }
            }
        }
    }
}
