package dev.baton.core;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A structure that could hold the armed timers. */
interface TimerCandidate {
    /** Arms a timer for a deadline after the last limit polled. */
    void arm(TimerNode timer, long deadline);

    void cancel(TimerNode timer);

    /** Takes out the first timer due at or before a limit, which is never before the last one, or returns null. */
    @Nullable TimerNode poll(long limit);

    /** Returns all of them by name, the one in use first. */
    static Map<String, Supplier<TimerCandidate>> all() {
        Map<String, Supplier<TimerCandidate>> all = new LinkedHashMap<>();
        all.put("ladder", LadderCandidate::new);
        all.put("4-ary heap", HeapCandidate::new);
        all.put("64-ary radix wheel", WheelCandidate::new);
        all.put("java.util.PriorityQueue", PriorityQueueCandidate::new);
        return all;
    }
}
