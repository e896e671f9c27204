package dev.baton.core.trace;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Where everything of a timeline stands: steps are rows downwards, lanes are columns. Lengths are CSS pixels.
 *
 * <p>A row holds one task, so a line along a row meets no other task, and neither does one in the gutter that every lane
 * has at its left. Arrows use nothing else: along the row of the parent, down the gutter of the child's lane, into the
 * child. A gutter has several tracks, so that arrows side by side do not cover each other.
 */
final class TimelineGrid {
    static final int ROW = 30;

    private static final int MOST_LANES = 24;
    private static final int FEW_LANES = 6;
    private static final int CHARACTER = 7;
    private static final int HELD = 36;
    private static final int TRACK = 7;

    final List<TraceEntry> entries = new ArrayList<>();
    final List<Integer> gaps = new ArrayList<>(); // for each entry, how many tasks are left out before it
    final List<String> lanes = new ArrayList<>();
    final int stepWidth;
    final int timeWidth;

    private final List<Integer> tops = new ArrayList<>();
    private final Map<Integer, Integer> indices = new HashMap<>();
    private final TimelineTracks tracks;
    private final int[] lefts;
    private final int[] taskLefts;
    private final int[] rights;
    private final int height;

    TimelineGrid(RunPicture picture, int[] drawn) {
        int next = 0;
        int top = 0;
        for (int index : drawn) {
            TraceEntry entry = picture.trace().entries().get(index);
            int gap = index - next;
            next = index + 1;
            top += gap == 0 ? 0 : ROW;
            indices.put(entry.step(), entries.size());
            entries.add(entry);
            gaps.add(gap);
            tops.add(top);
            top += ROW;
        }
        height = top;
        stepWidth = Math.max(52, 24 + longest(entry -> String.valueOf(entry.step())) * CHARACTER);
        timeWidth = 44 + longest(entry -> VirtualTime.format(entry.time())) * (CHARACTER + 1);
        chooseLanes();

        tracks = new TimelineTracks(
                IntStream.range(0, entries.size()).map(this::parentOf).toArray(),
                entries.stream().mapToInt(this::laneOf).toArray(),
                lanes.size());
        lefts = new int[lanes.size()];
        taskLefts = new int[lanes.size()];
        rights = new int[lanes.size()];
        int left = stepWidth + timeWidth;
        for (int lane = 0; lane < lanes.size(); lane++) {
            lefts[lane] = left;
            taskLefts[lane] = left + 10 + tracks.used(lane) * TRACK;
            rights[lane] = taskLefts[lane] + taskWidth(lane, picture);
            left = rights[lane] + 10;
        }
    }

    int longest(Function<TraceEntry, String> text) {
        return entries.stream().map(text).mapToInt(PlainText::width).max().orElse(0);
    }

    /** Lanes stand in order of appearance; beyond the limit, those with the fewest tasks share the last column. */
    private void chooseLanes() {
        Map<String, Integer> tasks = new LinkedHashMap<>();
        entries.forEach(entry -> tasks.merge(entry.lane(), 1, Integer::sum));
        List<String> busiest = tasks.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .map(Map.Entry::getKey)
                .limit(tasks.size() > MOST_LANES ? MOST_LANES - 1 : MOST_LANES)
                .toList();
        tasks.keySet().stream().filter(busiest::contains).forEach(lanes::add);
        if (tasks.size() > MOST_LANES) {
            lanes.add(tasks.size() - busiest.size() + " other lanes");
        }
    }

    private int taskWidth(int lane, RunPicture picture) {
        int characters = 0;
        int held = 0;
        for (TraceEntry entry : entries) {
            if (laneOf(entry) == lane) {
                int label = entry.label().map(PlainText::width).orElse(0);
                String task = entry.task().substring(entry.task().lastIndexOf('.') + 1);
                characters = Math.max(characters, label + Math.min(PlainText.width(task), label == 0 ? 40 : 12));
                held = picture.held(entry) == null ? held : HELD;
            }
        }
        int widest = lanes.size() <= FEW_LANES ? 220 : 140;
        return Math.max(100, Math.min(widest, Math.max(characters, PlainText.width(lanes.get(lane))) * CHARACTER + 56)) + held;
    }

    int laneOf(TraceEntry entry) {
        int lane = lanes.indexOf(entry.lane());
        return lane < 0 ? lanes.size() - 1 : lane;
    }

    /** Returns which drawn task submitted this one, -1 if none that is drawn. */
    int parentOf(int index) {
        int parent = indices.getOrDefault(entries.get(index).parent(), -1);
        return parent < index ? parent : -1;
    }

    /** Returns the middle of a row. */
    int middle(int index) {
        return tops.get(index) + ROW / 2;
    }

    int left(int lane) {
        return lefts[lane];
    }

    int taskLeft(int lane) {
        return taskLefts[lane];
    }

    int right(int lane) {
        return rights[lane];
    }

    /** Returns where the arrow into a task goes down. */
    int track(int index) {
        return taskLefts[laneOf(entries.get(index))] - 12 - tracks.of(index) * TRACK;
    }

    /** Returns how wide the lanes and what is left of them are. */
    int width() {
        return lanes.isEmpty() ? stepWidth + timeWidth : rights[lanes.size() - 1] + 10;
    }

    int columnWidth(int lane) {
        return (lane + 1 < lanes.size() ? lefts[lane + 1] : width()) - lefts[lane];
    }

    int height() {
        return height;
    }
}
