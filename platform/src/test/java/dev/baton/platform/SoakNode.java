package dev.baton.platform;

import dev.baton.core.TaskNode;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;

/** One task of a soak. */
final class SoakNode extends TaskNode {
    private static final AtomicIntegerFieldUpdater<SoakNode> OUTCOME =
            AtomicIntegerFieldUpdater.newUpdater(SoakNode.class, "outcome");

    private final SoakLedger ledger;
    private final SoakBody body;
    private volatile int outcome;

    SoakNode(SoakLedger ledger, SoakBody body) {
        this.ledger = ledger;
        this.body = body;
        ledger.submitted.increment();
    }

    @Override
    protected void execute() {
        if (OUTCOME.compareAndSet(this, SoakLedger.OPEN, SoakLedger.RAN)) {
            ledger.ran.increment();
        } else {
            ledger.faults.increment();
        }
        body.run();
    }

    @Override
    protected void onCancel(boolean begun) {
        if (begun) {
            return; // it has run
        }
        if (OUTCOME.compareAndSet(this, SoakLedger.OPEN, SoakLedger.CANCELLED)) {
            ledger.cancelled.increment();
        } else if (outcome != SoakLedger.REJECTED) {
            ledger.faults.increment();
        }
    }

    /** The submitter was told so; a lane that closed at that moment may have cancelled it as well. */
    void rejected() {
        int before = OUTCOME.getAndSet(this, SoakLedger.REJECTED);
        ledger.rejected.increment();
        if (before == SoakLedger.CANCELLED) {
            ledger.cancelled.decrement();
        } else if (before != SoakLedger.OPEN) {
            ledger.faults.increment();
        }
    }
}
