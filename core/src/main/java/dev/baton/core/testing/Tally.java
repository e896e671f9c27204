package dev.baton.core.testing;

/** Counts what the runs of one thread were like. */
final class Tally {
    private final DistinctHashes schedules = new DistinctHashes();
    private long runs;
    private long bounded;
    private long least = Long.MAX_VALUE;
    private long most;
    private long sum;

    void add(Outcome outcome) {
        int decisions = outcome.decisions().count();
        runs++;
        sum += decisions;
        least = Math.min(least, decisions);
        most = Math.max(most, decisions);
        schedules.add(outcome.hash());
        if (outcome.hitBound()) {
            bounded++;
        }
    }

    void add(Tally other) {
        runs += other.runs;
        bounded += other.bounded;
        least = Math.min(least, other.least);
        most = Math.max(most, other.most);
        sum += other.sum;
        schedules.addAll(other.schedules);
    }

    long runs() {
        return runs;
    }

    long schedules() {
        return schedules.size();
    }

    long bounded() {
        return bounded;
    }

    DecisionStatistics decisions() {
        return runs == 0 ? new DecisionStatistics(0, 0, 0) : new DecisionStatistics(least, (double) sum / runs, most);
    }
}
