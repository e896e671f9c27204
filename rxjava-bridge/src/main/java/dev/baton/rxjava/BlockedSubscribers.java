package dev.baton.rxjava;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The subscribers that a blocking call of one thread may come to wait for, newest first.
 *
 * <p>Confined to the thread that drives the scheduler.
 */
final class BlockedSubscribers {
    private static final String HELPER = "io.reactivex.rxjava3.internal.util.BlockingHelper";
    private static final String SUBSCRIBE = "io.reactivex.rxjava3.internal.operators.flowable.FlowableBlockingSubscribe";

    private final Deque<Waiting> newestFirst = new ArrayDeque<>();

    /** Remembers a subscriber, and forgets those that nobody waits for any more. */
    void add(Class<?> type, Progress progress) {
        newestFirst.removeIf(known -> known.progress().isOver() || (isLambda(type) && isLambda(known.type())));
        newestFirst.addFirst(new Waiting(type, progress));
    }

    /** Returns true for the subscribers that run functions; there are many, and only the newest can be waited for. */
    static boolean isLambda(Class<?> type) {
        return type.getName().contains(".Lambda");
    }

    /**
     * Returns what ends the wait of a call, or null if that is not known.
     *
     * @param caller the class that is about to wait
     */
    @Nullable Wait endOfWait(String caller) {
        List<Waiting> candidates = newestFirst.stream()
                .filter(waiting -> !waiting.progress().isOver() && isWaitedForBy(waiting.type(), caller))
                .toList();
        if (candidates.isEmpty()) {
            return null;
        }
        if (!caller.contains(".Future") || candidates.size() == 1) { // a blocking call waits for what it has just subscribed
            return new Wait(candidates.get(0).progress().next(), true);
        }
        return new Wait(() -> candidates.stream().allMatch(waiting -> waiting.progress().isOver()), false);
    }

    /**
     * What a call waits for.
     *
     * @param end becomes true when it can go on
     * @param isCertain false if other calls wait for a part of it
     */
    record Wait(BooleanSupplier end, boolean isCertain) {}

    private static boolean isWaitedForBy(Class<?> type, String caller) {
        if (caller.equals(HELPER)) {
            return isLambda(type);
        }
        if (caller.equals(SUBSCRIBE)) {
            return type.getName().endsWith(".BlockingSubscriber");
        }
        for (Class<?> known = type; known != null; known = known.getSuperclass()) {
            if (known.getName().equals(caller)) {
                return true;
            }
        }
        return false;
    }

    /** How far a subscriber is. */
    interface Progress {
        /** Returns true once it hears nothing more. */
        boolean isOver();

        /** Returns what becomes true when the wait that begins now ends. */
        default BooleanSupplier next() {
            return this::isOver;
        }
    }

    private record Waiting(Class<?> type, Progress progress) {}
}
