package dev.baton.core.trace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Gives each arrow of a timeline a track in the gutter of the lane it leads to, where it goes down.
 *
 * <p>Children of one parent in one lane share a track. A track is free again below the last of them, and the first free
 * one is taken. Where all are taken, the one that is free soonest is shared.
 */
final class TimelineTracks {
    static final int MOST = 10;

    private final int[] trackOf;
    private final int[] used;

    /**
     * Assigns the tracks.
     *
     * @param parents for each task the index of the one that submitted it, -1 if there is none
     * @param lanes for each task the index of its lane
     */
    TimelineTracks(int[] parents, int[] lanes, int numberOfLanes) {
        trackOf = new int[parents.length];
        used = new int[numberOfLanes];
        int[][] busyUntil = new int[numberOfLanes][MOST];
        families(parents, lanes).forEach((parent, byLane) -> byLane.forEach((lane, children) -> {
            int track = firstFree(busyUntil[lane], parent);
            children.forEach(child -> trackOf[child] = track);
            busyUntil[lane][track] = Math.max(busyUntil[lane][track], children.get(children.size() - 1));
            used[lane] = Math.max(used[lane], track + 1);
        }));
    }

    private static Map<Integer, Map<Integer, List<Integer>>> families(int[] parents, int[] lanes) {
        Map<Integer, Map<Integer, List<Integer>>> families = new TreeMap<>();
        for (int child = 0; child < parents.length; child++) {
            if (parents[child] >= 0) {
                families.computeIfAbsent(parents[child], parent -> new LinkedHashMap<>())
                        .computeIfAbsent(lanes[child], lane -> new ArrayList<>())
                        .add(child);
            }
        }
        return families;
    }

    private static int firstFree(int[] busyUntil, int row) {
        for (int track = 0; track < MOST; track++) {
            if (busyUntil[track] <= row) {
                return track;
            }
        }
        int soonest = Arrays.stream(busyUntil).min().orElseThrow();
        return Arrays.stream(busyUntil).boxed().toList().indexOf(soonest);
    }

    /** Returns the track of the arrow that leads to a task, from 0, counted away from it. */
    int of(int task) {
        return trackOf[task];
    }

    /** Returns how many tracks a lane needs. */
    int used(int lane) {
        return used[lane];
    }
}
