package dev.baton.core.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Arrows meet no task but those they join, and lie on no arrow of another parent. */
final class TimelineGridTest {
    private static final Pattern ARROW = Pattern.compile("id=\"a(\\d+)\" class=\"arrow[^\"]*\" d=\"M(\\d+) \\d+H(\\d+)q");

    private final RunPicture picture = SampleRuns.shop(500, 12);
    private final TimelineGrid grid = new TimelineGrid(picture, Excerpt.of(picture, 500));

    @Test
    void arrows_goDownBetweenTheLanes() {
        Matcher arrow = ARROW.matcher(TimelineArrows.of(picture, grid));
        int arrows = 0;
        while (arrow.find()) {
            int child = Integer.parseInt(arrow.group(1));
            int lane = grid.laneOf(grid.entries.get(child));
            assertThat(grid.track(child)).isBetween(grid.left(lane), grid.taskLeft(lane) - 1);
            int parent = grid.laneOf(grid.entries.get(grid.parentOf(child)));
            assertThat(Integer.parseInt(arrow.group(2))).isIn(grid.taskLeft(parent), grid.right(parent));
            arrows++;
        }
        assertThat(arrows).isEqualTo(496);
    }

    @Test
    void arrowsOfDifferentParents_neverLieOnEachOther() {
        Map<String, Integer> owners = new HashMap<>();
        for (int child = 0; child < 500; child++) {
            for (int row = grid.parentOf(child); row >= 0 && row < child; row++) {
                Integer owner = owners.putIfAbsent(grid.track(child) + " " + row, grid.parentOf(child));
                assertThat(owner).isIn(null, grid.parentOf(child));
            }
        }
    }

    @Test
    void lanes_standSideBySide() {
        for (int lane = 0; lane < grid.lanes.size(); lane++) {
            assertThat(grid.taskLeft(lane)).isGreaterThan(grid.left(lane));
            assertThat(grid.right(lane)).isGreaterThan(grid.taskLeft(lane));
            assertThat(grid.left(lane) + grid.columnWidth(lane)).isGreaterThan(grid.right(lane));
        }
    }

    @Test
    void tracks_moreThanFit_areShared() {
        int[] parents = new int[60];
        for (int task = 0; task < 60; task++) {
            parents[task] = task < 30 ? -1 : task - 30;
        }
        TimelineTracks tracks = new TimelineTracks(parents, new int[60], 1);
        assertThat(tracks.used(0)).isEqualTo(TimelineTracks.MOST);
    }
}
