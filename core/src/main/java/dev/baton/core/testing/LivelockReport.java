package dev.baton.core.testing;

import dev.baton.core.trace.VirtualTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What keeps a run going, in words: how often each task ran, in which cycle, in how many chains, in how much time. */
final class LivelockReport {
    private static final int MOST_LISTED = 100;
    private static final int FEW = 5;

    private final LastSteps steps;
    private final List<ReadyTask> ready;

    LivelockReport(LastSteps steps, List<ReadyTask> ready) {
        this.steps = steps;
        this.ready = ready;
    }

    /** Returns the report in lines of their own. */
    @Override
    public String toString() {
        int period = steps.period();
        int from = period == 0 ? 0 : steps.repeatingFrom(period);
        return frequencies() + cycle(period, from) + chains() + clock(from) + starved();
    }

    private String frequencies() {
        Map<String, Integer> counts = new TreeMap<>();
        steps.names().forEach(name -> counts.merge(name, 1, Integer::sum));
        StringBuilder text = new StringBuilder("\nOf the last " + steps.size() + " tasks:");
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_LISTED)
                .forEach(entry -> text.append("\n  ").append(entry.getValue()).append(" × ").append(entry.getKey()));
        return text.toString();
    }

    private String cycle(int period, int from) {
        if (period == 0) {
            return "\nThey show no cycle.";
        }
        if (period == 1) {
            return "";
        }
        StringBuilder text = new StringBuilder("\nThey repeat a cycle of " + period + " tasks, "
                + (steps.size() - from) / period + " times over:");
        List<String> names = steps.names().subList(steps.size() - period, steps.size());
        int lines = 0;
        for (int start = 0, end; start < period && lines < MOST_LISTED; start = end, lines++) {
            end = start + 1;
            while (end < period && names.get(end).equals(names.get(start))) {
                end++;
            }
            text.append("\n  ").append(end - start).append(" × ").append(names.get(start));
        }
        return text.append(lines == MOST_LISTED ? "\n  …" : "").toString();
    }

    /** Chains that are alike make a cycle of one name, so what counts them is not the cycle but the second half. */
    private String chains() {
        int chains = steps.chainsFrom(steps.size() / 2);
        return chains == 1
                ? "\nOne chain of tasks keeps itself going: each submits the next, or they share a lane."
                : "\n" + chains + " chains of tasks take turns. If they make each other go round again, that is a livelock;"
                        + " else each of them never ends by itself.";
    }

    private String clock(int from) {
        long start = steps.timeOf(from);
        long end = steps.timeOf(steps.size() - 1);
        return start == end
                ? "\nThe clock stood still, so none of them waits for time to pass."
                : "\nThe clock moved from " + format(start) + " to " + format(end) + " meanwhile.";
    }

    private static String format(long nanos) {
        return VirtualTime.format(Duration.ofNanos(nanos));
    }

    private String starved() {
        List<ReadyTask> waiting = ready.stream().filter(steps::isOlder).toList();
        if (waiting.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder("\nReady all this time and never chosen (" + waiting.size() + "):");
        waiting.stream().limit(FEW).forEach(task -> text.append("\n  ").append(Report.quote(task.task())));
        return text.append(waiting.size() > FEW ? "\n  …" : "").toString();
    }
}
