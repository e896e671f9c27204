package dev.baton.platform;

import dev.baton.core.Scheduler;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** What a task of a soak does: mostly nothing, sometimes harm. */
enum SoakBody {
    NOTHING,
    EXCEPTION,
    ERROR,
    OUT_OF_MEMORY,
    STACK_OVERFLOW,
    INTERRUPT,
    CHILD;

    private static final class Harm extends RuntimeException {
        private static final long serialVersionUID = 1;

        Harm() {
            super("harm", null, false, false);
        }
    }

    /** Where tasks count and children go; one soak at a time. */
    private static volatile Place place = new Place(new SoakLedger(), null);

    private record Place(SoakLedger ledger, @Nullable Scheduler children) {}

    static void happenIn(SoakLedger ledger, Scheduler children) {
        place = new Place(ledger, children);
    }

    static void forgetPlace() {
        place = new Place(new SoakLedger(), null);
    }

    static SoakBody of(int dice) {
        if ((dice & 0xFFFF) == 0) {
            return STACK_OVERFLOW;
        }
        int die = dice & 0xFF;
        return die == 1 ? EXCEPTION : die == 2 ? ERROR : die == 3 ? OUT_OF_MEMORY : die == 4 ? INTERRUPT : die < 32 ? CHILD : NOTHING;
    }

    void run() {
        SoakLedger ledger = place.ledger();
        switch (this) {
            case NOTHING -> {}
            case EXCEPTION -> {
                ledger.thrown.increment();
                throw new Harm();
            }
            case ERROR -> {
                ledger.thrown.increment();
                throw new LinkageError("harm");
            }
            case OUT_OF_MEMORY -> {
                ledger.thrown.increment();
                throw new OutOfMemoryError("harm");
            }
            case STACK_OVERFLOW -> {
                ledger.thrown.increment();
                fall(0);
            }
            case INTERRUPT -> Thread.currentThread().interrupt();
            case CHILD -> submitChild(ledger);
        }
    }

    private static int fall(int depth) {
        return fall(depth + 1) + fall(depth + 2);
    }

    private static void submitChild(SoakLedger ledger) {
        Scheduler children = place.children();
        if (children != null) {
            SoakNode child = new SoakNode(ledger, NOTHING);
            try {
                children.submit(child);
            } catch (RejectedExecutionException closed) {
                child.rejected();
            }
        }
    }
}
