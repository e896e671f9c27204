package dev.baton.platform;

import dev.baton.core.PeriodicTaskNode;
import dev.baton.core.Scheduler;
import java.util.concurrent.RejectedExecutionException;

/** A periodic task of a soak: it cancels itself, unless a close comes first. Counts as one task. */
final class SoakPeriodic extends PeriodicTaskNode {
    private final SoakLedger ledger;
    private int runsLeft;

    SoakPeriodic(Scheduler on, long period, int runs, SoakLedger ledger) {
        super(on, period);
        this.ledger = ledger;
        this.runsLeft = runs;
        ledger.submitted.increment();
    }

    /** Starts it; if it is rejected, it has been cancelled. */
    void startOrBeRejected(long initial) {
        try {
            start(initial);
        } catch (RejectedExecutionException closed) {
            ledger.cancelled.decrement();
            ledger.rejected.increment();
        }
    }

    @Override
    protected void runBody() {
        if (--runsLeft <= 0 && !cancel() && !isCancelled()) {
            ledger.faults.increment();
        }
    }

    @Override
    protected void onCancel(boolean begun) {
        ledger.cancelled.increment();
    }
}
