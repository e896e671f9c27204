package dev.baton.platform;

import java.util.concurrent.atomic.LongAdder;

/** What became of the tasks of a soak. Each task enters one outcome; a second one is a fault. */
final class SoakLedger {
    static final int OPEN = 0;
    static final int RAN = 1;
    static final int CANCELLED = 2;
    static final int REJECTED = 3;

    final LongAdder submitted = new LongAdder();
    final LongAdder ran = new LongAdder();
    final LongAdder cancelled = new LongAdder();
    final LongAdder rejected = new LongAdder();
    final LongAdder thrown = new LongAdder();
    final LongAdder reported = new LongAdder();
    final LongAdder faults = new LongAdder();

    /** Returns how many tasks have been submitted and have met no outcome. */
    long open() {
        return submitted.sum() - ran.sum() - cancelled.sum() - rejected.sum();
    }

    boolean isBalanced() {
        return open() == 0 && thrown.sum() == reported.sum() && faults.sum() == 0;
    }

    @Override
    public String toString() {
        return "submitted " + submitted + " = run " + ran + " + cancelled " + cancelled + " + rejected " + rejected
                + (open() == 0 ? "" : " + lost " + open()) + "; thrown " + thrown + ", reported " + reported + "; faults "
                + faults;
    }
}
