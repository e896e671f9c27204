package dev.baton.core.testing;

/**
 * Where a run stands when one thread alone explores, which decides what failure is the first, however fast which thread
 * was: a learning run comes right before the first run that asks for it.
 *
 * @param run the number of the run; negative for those of the corpus
 * @param learning the number of the learning run that comes before it, or {@link #NONE}
 */
record Place(long run, int learning) implements Comparable<Place> {
    static final int NONE = Integer.MAX_VALUE;
    static final Place LAST = new Place(Long.MAX_VALUE, NONE);

    boolean isLearning() {
        return learning != NONE;
    }

    @Override
    public int compareTo(Place other) {
        return run == other.run ? Integer.compare(learning, other.learning) : Long.compare(run, other.run);
    }
}
