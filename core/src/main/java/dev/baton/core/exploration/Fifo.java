package dev.baton.core.exploration;

/** The reference order: by (due time, submission). */
final class Fifo implements ExplorationStrategy {
    @Override
    public int choose(Decision decision) {
        return decision.oldest();
    }

    @Override
    public String toString() {
        return "FIFO";
    }
}
