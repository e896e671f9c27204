package dev.baton.core.trace;

import java.util.BitSet;
import java.util.List;

/** Chooses what is drawn of a run that is too long to be drawn: marked tasks with their neighbours, and the end. */
final class Excerpt {
    private static final int NEIGHBOURS = 2;

    private Excerpt() {}

    /** Returns the indices of the entries to be drawn, in order; at most {@code most}. */
    static int[] of(RunPicture picture, int most) {
        List<TraceEntry> entries = picture.trace().entries();
        BitSet marked = new BitSet();
        for (int i = entries.size() - 1; i >= 0 && marked.cardinality() < most; i--) {
            marked.set(i, picture.isMarked(entries.get(i)));
        }
        BitSet drawn = (BitSet) marked.clone();
        for (int i = marked.length() - 1; i >= 0 && drawn.cardinality() + 2 * NEIGHBOURS <= most / 2; i--) {
            if (marked.get(i)) {
                drawn.set(Math.max(0, i - NEIGHBOURS), Math.min(entries.size(), i + NEIGHBOURS + 1));
            }
        }
        for (int i = entries.size() - 1; i >= 0 && drawn.cardinality() < most; i--) {
            drawn.set(i);
        }
        return drawn.stream().toArray();
    }
}
