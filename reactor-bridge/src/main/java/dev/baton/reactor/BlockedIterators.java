package dev.baton.reactor;

import dev.baton.core.DrivenScheduler;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import reactor.core.Scannable;

/**
 * Runs the test scheduler where the iterator of {@code toIterable()} or {@code toStream()} would wait.
 *
 * <p>Such an iterator looks, before it waits, whether its thread may block, but not who it is. So all iterators that the
 * thread has subscribed and that have not ended must have an element or come to their end, until nothing is left to
 * run. As a rule there is one; a loop that was left early keeps its own, unless its stream was closed. If then the
 * latest has nothing it is a deadlock. An iterator that was not seen, because its flux is a bare sink or was assembled
 * before the installation, gets all that can run.
 */
final class BlockedIterators {
    private static final ThreadLocal<@Nullable List<Scannable>> OPEN = new ThreadLocal<>();

    private BlockedIterators() {}

    static void add(Object iterator) {
        List<Scannable> open = OPEN.get();
        if (open == null) {
            open = new ArrayList<>();
            OPEN.set(open);
        }
        open.add(Scannable.from(iterator));
    }

    /** Forgets those of the current thread. */
    static void forget() {
        OPEN.remove();
    }

    /** Runs the scheduler until every iterator can go on, or nothing is left to run. */
    static void run() {
        DrivenScheduler driven = BlockingCalls.driven();
        if (driven == null) {
            OPEN.remove();
            return;
        }
        List<Scannable> open = OPEN.get();
        if (open == null) {
            driven.runUntil(() -> false, null);
            return;
        }
        Scannable latest = open.get(open.size() - 1);
        if (!driven.runUntil(() -> open.stream().allMatch(BlockedIterators::canGoOn), null)) {
            driven.runUntil(() -> canGoOn(latest), "An iterator waits for an element that nothing left can bring");
        }
        open.removeIf(iterator -> iterator != latest && hasEnded(iterator));
    }

    private static boolean canGoOn(Scannable iterator) {
        return hasEnded(iterator) || hasElement(iterator);
    }

    private static boolean hasEnded(Scannable iterator) {
        return iterator.scanOrDefault(Scannable.Attr.TERMINATED, false)
                || iterator.scanOrDefault(Scannable.Attr.CANCELLED, false);
    }

    /** Reactor does not tell; without the field it takes the end of the iterator to know. */
    private static boolean hasElement(Scannable iterator) {
        try {
            Field queue = iterator.getClass().getDeclaredField("queue");
            queue.setAccessible(true);
            return queue.get(iterator) instanceof Queue<?> elements && !elements.isEmpty();
        } catch (ReflectiveOperationException | RuntimeException hidden) {
            return false;
        }
    }
}
